import { useEffect } from 'react';
import type { ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
import { showRecordedBoard } from '../training/recorded';
import { Controls } from './Controls';
import { Curves } from './Curves';
import { Leaderboard } from './Leaderboard';
import { isBusy } from './runs';
import { Settings } from './Settings';
import { TimeTravel } from './TimeTravel';
import style from './Workbench.module.css';

/** The lower part of a model's figure: train it here, and see it climb past the baselines. */
export function Training({ model }: { model: ModelName }) {
  const running = useStore((state) => isBusy(state.runs[model]));
  const say = useStore((state) => state.say);
  useEffect(() => {
    showRecordedBoard().catch((error: Error) => say(error.message));
  }, [say]);
  return (
    <>
      <div className={style.bar}>
        <Controls model={model} />
      </div>
      <div className={style.training}>
        <div className={style.past}>
          <Curves model={model} />
          <TimeTravel model={model} />
        </div>
        <div>
          <Leaderboard model={model} />
        </div>
        <div className={style.settings}>
          <Settings model={model} disabled={running} />
        </div>
      </div>
    </>
  );
}
