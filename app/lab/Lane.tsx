import { useId } from 'react';
import { Link } from 'wouter';
import { whole } from '../../src/data/whole';
import type { ModelName } from '../../src/models/config';
import { chapterOn } from '../pages';
import { useStore } from '../store/store';
import { modelNames } from '../workbench/names';
import { RunButtons } from '../workbench/RunButtons';
import { RunProgress } from '../workbench/RunProgress';
import { useChanges } from '../workbench/runs';
import { Transfer } from '../workbench/Transfer';
import style from './Lab.module.css';

export interface LaneProps {
  model: ModelName;
  /** Its weights are being tested: they may not change meanwhile. */
  disabled: boolean;
}

/** One model on its way: what it is, how far it has come, and the buttons that drive it. */
export function Lane({ model, disabled }: LaneProps) {
  const run = useStore((state) => state.runs[model]);
  const changes = useChanges(model).length;
  const path = chapterOn(model)?.path ?? '/';
  const id = useId();
  return (
    <section className={style.lane} data-model={model} aria-labelledby={id}>
      <h2 id={id}>
        <Link href={path}>{modelNames[model]}</Link>
      </h2>
      <p className={style.facts}>
        {changes > 0 && <strong>{changes === 1 ? '1 setting' : `${changes} settings`} changed</strong>}
        {changes === 0 && run && (
          <>
            <span className="num">{whole(run.parameters)}</span> parameters
          </>
        )}
      </p>
      <RunButtons model={model} disabled={disabled || !run} />
      <RunProgress model={model} />
      <Transfer model={model} disabled={disabled || !run} />
    </section>
  );
}
