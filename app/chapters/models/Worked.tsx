import type { ReactNode } from 'react';
import type { ModelName } from '../../../src/models/config';
import { Figure } from '../../figures/Figure';
import body from '../Body.module.css';
import { type Reading, useReading } from './useReading';
import style from './Worked.module.css';

interface WorkedProps {
  model: ModelName;
  title: string;
  number: string;
  caption: ReactNode;
  /** Room kept until the tape is there, in pixels. */
  room: number;
  children: (reading: Reading) => ReactNode;
}

/** An example worked by hand: the numbers of one cell of the tape on the page, one operation after another. */
export function Worked({ model, title, number, caption, room, children }: WorkedProps) {
  const reading = useReading(model);
  return (
    <Figure id="by-hand" title={title} number={number} badge={reading?.kind} caption={caption}>
      <div className={body.body} style={reading ? undefined : { minHeight: room }}>
        {reading ? children(reading) : <p className={style.waiting}>Opening the tape …</p>}
      </div>
    </Figure>
  );
}
