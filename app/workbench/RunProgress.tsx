import type { ModelName } from '../../src/models/config';
import type { RunState } from '../../src/train/protocol';
import { useStore } from '../store/store';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import { paceOf, placeOf } from './runs';
import style from './Workbench.module.css';

/** How far the run of a model has come, and what stopped it. Its room is there before there is a run. */
export function RunProgress({ model }: { model: ModelName }) {
  const run = useStore((state) => state.runs[model]);
  const booting = useStore((state) => state.preparation);
  const preparation = booting ?? run?.preparation;
  return (
    <div className={style.progress}>
      {preparation ? (
        <Progress
          label={`Preparing the GPU: ${preparation.done} of ${preparation.total} programs`}
          value={preparation.done / preparation.total}
        />
      ) : (
        <Progress
          label={run ? `${statusOf(run)} · ${placeOf(run)}` : 'Not trained here yet'}
          value={run ? run.step / (run.stepsPerEpoch * run.config.epochs) : 0}
          detail={run && paceOf(run)}
        />
      )}
      {run?.status === 'failed' && run.notice && (
        <Notice tone="error" title="Training stopped">
          {run.notice}
        </Notice>
      )}
    </div>
  );
}

const statusNames = {
  idle: 'Fresh weights',
  running: 'Training',
  rewinding: 'Going back',
  paused: 'Paused',
  finished: 'Done',
  failed: 'Stopped',
};

const statusOf = ({ origin, status }: RunState): string =>
  origin === 'recorded' ? 'Trained beforehand' : statusNames[status];
