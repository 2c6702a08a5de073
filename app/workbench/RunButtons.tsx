import { useState } from 'react';
import type { ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
import { stopRace, useRace } from '../training/race';
import { backToShipped, complain, pause, restart, step, train } from '../training/trainer';
import { Button, IconButton } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { PauseIcon, PlayIcon, ResetIcon, UndoIcon } from '../ui/icons';
import { isBusy, useChanges, useSettings } from './runs';
import style from './Workbench.module.css';

export interface RunButtonsProps {
  model: ModelName;
  /** Something else needs the run as it is. */
  disabled?: boolean;
}

/** Train or pause, one step, start over, or give the run up. A run whose settings were changed begins anew. */
export function RunButtons({ model, disabled = false }: RunButtonsProps) {
  const run = useStore((state) => state.runs[model]);
  const config = useSettings(model);
  const changed = useChanges(model).length > 0;
  const shipped = useStore((state) => state.dataName === 'twin');
  const [starting, setStarting] = useState(false);
  const [asking, setAsking] = useState(false);
  const running = isBusy(run);
  const racing = useRace(({ turn }) => turn !== null) && !disabled;
  const ongoing = run?.origin === 'trained' && run.status !== 'failed';
  const done = run?.status === 'finished';
  const fresh = !ongoing || changed || done;
  const held = disabled || running || racing;

  // A button that is pressed stays enabled, and so keeps the focus; pressing it again does nothing.
  const start = (work: () => Promise<unknown>) => () => {
    if (starting) return;
    setStarting(true);
    work()
      .catch(complain)
      .finally(() => setStarting(false));
  };
  const begin = async (advance: (model: ModelName) => Promise<void>) => {
    if (fresh) await restart(model, config);
    await advance(model);
  };
  const oneStep = start(() => begin(step));

  return (
    <div className={style.buttons}>
      {racing ? (
        <Button variant="primary" icon={<PauseIcon />} className={style.train} onClick={stopRace}>
          Stop the race
        </Button>
      ) : running ? (
        <Button
          variant="primary"
          icon={<PauseIcon />}
          className={style.train}
          onClick={() => void pause(model).catch(complain)}
        >
          Pause
        </Button>
      ) : (
        <Button
          variant="primary"
          icon={<PlayIcon />}
          className={style.train}
          disabled={held}
          onClick={start(() => begin(train))}
        >
          {labelOf(starting, ongoing, changed, done)}
        </Button>
      )}
      <Button disabled={held} onClick={fresh ? oneStep : () => void step(model).catch(complain)}>
        {ongoing && fresh ? 'One step anew' : 'One step'}
      </Button>
      <Button
        icon={<ResetIcon />}
        disabled={held || run === undefined || run.origin === 'recorded'}
        onClick={start(() => restart(model, config))}
      >
        Start over
      </Button>
      {shipped && run !== undefined && run.origin !== 'recorded' && (
        <IconButton
          label="Back to the shipped model"
          icon={<UndoIcon />}
          disabled={held}
          onClick={() => setAsking(true)}
        />
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Give up what was trained here?"
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false);
                start(() => backToShipped(model))();
              }}
            >
              Give it up
            </Button>
          </>
        }
      >
        <p>
          The shipped model takes its place, and every course of this run is forgotten. To keep them, start
          over instead.
        </p>
      </Dialog>
    </div>
  );
}

function labelOf(starting: boolean, ongoing: boolean, changed: boolean, done: boolean): string {
  if (starting) return 'Starting …';
  if (ongoing && changed) return 'Train anew';
  if (ongoing && !done) return 'Go on';
  return done && ongoing ? 'Train again' : 'Train';
}
