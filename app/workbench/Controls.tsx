import type { ModelName } from '../../src/models/config';
import { RunButtons } from './RunButtons';
import { RunProgress } from './RunProgress';
import style from './Workbench.module.css';

/** Train, pause, one step, start over; and how far the run has come. */
export const Controls = ({ model }: { model: ModelName }) => (
  <div className={style.controls}>
    <RunButtons model={model} />
    <RunProgress model={model} />
  </div>
);
