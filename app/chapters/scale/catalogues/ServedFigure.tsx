import type { ReactNode } from 'react';
import type { Dataset } from '../../../../src/data/dataset';
import { Counted } from '../../../figures/Counted';
import { Figure, type FigureProps } from '../../../figures/Figure';
import { useInView } from '../../../figures/useInView';
import { useStore } from '../../../store/store';
import { type Question, useCounted } from '../../../training/counting';
import body from '../../Body.module.css';

interface ServedFigureProps<T> extends Omit<FigureProps, 'badge' | 'table' | 'children'> {
  question: Question<T>;
  /** Room that is kept for it, px. */
  room: number;
  table: (value: T, dataset: Dataset) => ReactNode;
  children: (value: T, dataset: Dataset) => ReactNode;
}

/** A figure of the vectors that ship with the site: they are of the simulated players, and of no other data. */
export function ServedFigure<T>({ question, room, table, children, ...figure }: ServedFigureProps<T>) {
  const { place, seen } = useInView();
  const dataset = useStore((state) => state.dataset);
  const ships = useStore((state) => state.dataName === 'twin');
  const counted = useCounted(question, seen && ships);
  const value = ships ? counted.value : null;
  return (
    <Figure
      {...figure}
      badge={value !== null ? 'recorded' : undefined}
      table={value !== null && dataset ? table(value, dataset) : undefined}
    >
      <div ref={place} className={body.body} style={{ minHeight: room }}>
        {ships ? (
          <Counted of={counted} room={room}>
            {(value) => dataset && children(value, dataset)}
          </Counted>
        ) : (
          <p className={body.sentence}>
            The vectors for this figure were recorded on the simulated players. Open those, and it is drawn.
          </p>
        )}
      </div>
    </Figure>
  );
}
