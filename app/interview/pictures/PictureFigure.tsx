import { type ReactNode, useEffect } from 'react';
import type { Dataset } from '../../../src/data/dataset';
import { Figure } from '../../figures/Figure';
import { PredictChoice } from '../../figures/Predict';
import type { BadgeKind } from '../../ui/Badge';
import style from '../Interview.module.css';
import { PictureView } from './PictureView';
import type { Task } from './task';

interface PictureFigureProps {
  task: Task;
  data: Dataset;
  badge: BadgeKind;
  /** Hears, once, whether the answer was right. */
  onMark?: (correct: boolean) => void;
  /** What is to be said before the question. */
  children?: ReactNode;
  /** What can be done after it. */
  after?: ReactNode;
}

/** A picture, a question about it, and the answer from its tensors. */
export function PictureFigure({ task, data, badge, onMark, children, after }: PictureFigureProps) {
  return (
    <Figure id="pictures" title={task.title} badge={badge} caption={task.caption}>
      <div className={style.picture}>
        <PictureView task={task} data={data} />
      </div>
      <div className={style.question}>
        {children}
        <PredictChoice
          question={task.question}
          label="Your answer"
          options={task.options}
          actual={task.answer}
          error={null}
          reveal={(answer, guess) => (
            <>
              {onMark && <Marked correct={guess === answer} onMark={onMark} />}
              <strong>{guess === answer ? 'Right.' : 'No.'}</strong> {task.meaning}
            </>
          )}
        />
        {after}
      </div>
    </Figure>
  );
}

/** Counts an answer when it is shown. */
function Marked({ correct, onMark }: { correct: boolean; onMark: (correct: boolean) => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it appears
  useEffect(() => onMark(correct), []);
  return null;
}
