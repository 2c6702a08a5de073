import type { ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
import { Notice } from '../ui/Notice';
import { RunButtons } from './RunButtons';
import { RunProgress } from './RunProgress';
import style from './Workbench.module.css';

/** Train, pause, one step, start over; how far the run has come; and why none can be, where none can. */
export function Controls({ model }: { model: ModelName }) {
  const error = useStore((state) => state.backendError);
  return (
    <div className={style.controls}>
      <RunButtons model={model} />
      <RunProgress model={model} />
      {error && (
        <Notice tone="error" title="No model can be run now.">
          {error}
        </Notice>
      )}
    </div>
  );
}
