import { useEffect } from 'react';
import type { ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
import { showRecordedBoard } from '../training/recorded';
import { Controls } from './Controls';
import { Curves } from './Curves';
import { Leaderboard } from './Leaderboard';
import { Settings } from './Settings';
import style from './Workbench.module.css';

/** The lower part of a model's figure: train it here, and see it climb past the baselines. */
export function Training({ model }: { model: ModelName }) {
  const running = useStore((state) => state.runs[model]?.status === 'running');
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
        <Curves model={model} />
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
