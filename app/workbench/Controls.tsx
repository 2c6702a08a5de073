import type { ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
import { Notice } from '../ui/Notice';
import { RunButtons } from './RunButtons';
import { RunProgress } from './RunProgress';
import { Transfer } from './Transfer';
import style from './Workbench.module.css';

/** Train, pause, one step, start over; how far the run has come; the way out; and why none can be run, where none can. */
export function Controls({ model }: { model: ModelName }) {
  const error = useStore((state) => state.backendError);
  return (
    <div className={style.controls}>
      <RunButtons model={model} />
      <RunProgress model={model} />
      <Transfer model={model} />
      {error && (
        <Notice tone="error" title="No model can be run now.">
          {error}
        </Notice>
      )}
    </div>
  );
}
