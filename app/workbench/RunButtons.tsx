import { useState } from 'react';
import type { ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
import { complain, pause, restart, step, train } from '../training/trainer';
import { Button } from '../ui/Button';
import { PauseIcon, PlayIcon, ResetIcon } from '../ui/icons';
import { useChanges, useSettings } from './runs';
import style from './Workbench.module.css';

export interface RunButtonsProps {
  model: ModelName;
  /** Something else needs the run as it is. */
  disabled?: boolean;
}

/** Train or pause, one step, start over. A run whose settings were changed begins anew. */
export function RunButtons({ model, disabled = false }: RunButtonsProps) {
  const run = useStore((state) => state.runs[model]);
  const config = useSettings(model);
  const changed = useChanges(model).length > 0;
  const [busy, setBusy] = useState<'starting' | 'stopping' | null>(null);
  const running = run?.status === 'running';
  const ongoing = run?.origin === 'trained' && run.status !== 'failed';
  const done = run?.status === 'finished';
  const fresh = !ongoing || changed || done;
  const held = disabled || running;

  // A button that is pressed stays enabled, and so keeps the focus; pressing it again does nothing.
  const act = (state: 'starting' | 'stopping', work: () => Promise<unknown>) => () => {
    if (busy) return;
    setBusy(state);
    work()
      .catch(complain)
      .finally(() => setBusy(null));
  };
  const begin = async (advance: (model: ModelName) => Promise<void>) => {
    if (fresh) await restart(model, config);
    const advancing = advance(model);
    setBusy(null);
    await advancing;
  };

  return (
    <div className={style.buttons}>
      {running ? (
        <Button
          variant="primary"
          icon={<PauseIcon />}
          className={style.train}
          onClick={act('stopping', () => pause(model))}
        >
          Pause
        </Button>
      ) : (
        <Button
          variant="primary"
          icon={<PlayIcon />}
          className={style.train}
          disabled={held}
          onClick={act('starting', () => begin(train))}
        >
          {labelOf(busy === 'starting', ongoing, changed, done)}
        </Button>
      )}
      <Button disabled={held} onClick={act('starting', () => begin(step))}>
        One step
      </Button>
      <Button
        icon={<ResetIcon />}
        disabled={held || run === undefined || run.origin === 'recorded'}
        onClick={act('starting', () => restart(model, config))}
      >
        Start over
      </Button>
    </div>
  );
}

function labelOf(starting: boolean, ongoing: boolean, changed: boolean, done: boolean): string {
  if (starting) return 'Starting …';
  if (ongoing && changed) return 'Train anew';
  if (ongoing && !done) return 'Go on';
  return done && ongoing ? 'Train again' : 'Train';
}
