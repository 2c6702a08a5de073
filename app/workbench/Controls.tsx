import { useState } from 'react';
import type { ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
import { pause, restart, step, train } from '../training/trainer';
import { Button } from '../ui/Button';
import { PauseIcon, PlayIcon, ResetIcon } from '../ui/icons';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import { progressOf, sameConfig, useSettings } from './runs';
import style from './Workbench.module.css';

/** Train, pause, one step, start over; and how far the run has come. */
export function Controls({ model }: { model: ModelName }) {
  const run = useStore((state) => state.runs[model]);
  const config = useSettings(model);
  const [busy, setBusy] = useState<'starting' | 'stopping' | null>(null);
  const running = run?.status === 'running';
  const ongoing = run?.origin === 'trained' && run.status !== 'failed';
  const changed = run !== undefined && !sameConfig(run.config, config);
  const done = run?.status === 'finished';
  const fresh = !ongoing || changed || done;

  const act = (state: 'starting' | 'stopping', work: () => Promise<unknown>) => () => {
    setBusy(state);
    work().then(
      () => setBusy(null),
      () => setBusy(null),
    );
  };
  const begin = async (advance: (model: ModelName) => Promise<void>) => {
    if (fresh) await restart(model, config);
    const advancing = advance(model);
    setBusy(null);
    await advancing;
  };

  return (
    <div className={style.controls}>
      <div className={style.buttons}>
        {running ? (
          <Button
            variant="primary"
            icon={<PauseIcon />}
            disabled={busy === 'stopping'}
            onClick={act('stopping', () => pause(model))}
          >
            Pause
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={<PlayIcon />}
            disabled={busy !== null}
            onClick={act('starting', () => begin(train))}
          >
            {labelOf(busy === 'starting', ongoing, changed, done)}
          </Button>
        )}
        <Button disabled={running || busy !== null} onClick={act('starting', () => begin(step))}>
          One step
        </Button>
        {ongoing && (
          <Button
            icon={<ResetIcon />}
            disabled={running || busy !== null}
            onClick={act('starting', () => restart(model, config))}
          >
            Start over
          </Button>
        )}
      </div>
      {run && run.origin !== 'recorded' && (
        <Progress
          label={running ? 'Training' : statusNames[run.status]}
          value={run.step / (run.stepsPerEpoch * run.config.epochs)}
          detail={progressOf(run)}
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
  paused: 'Paused',
  finished: 'Done',
  failed: 'Stopped',
};

function labelOf(starting: boolean, ongoing: boolean, changed: boolean, done: boolean): string {
  if (starting) return 'Starting …';
  if (ongoing && changed) return 'Train anew';
  if (ongoing && !done) return 'Go on';
  return done && ongoing ? 'Train again' : 'Train';
}
