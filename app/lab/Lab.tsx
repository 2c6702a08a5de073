import { useEffect, useState } from 'react';
import { type ModelName, neuralModels } from '../../src/models/config';
import { useStore } from '../store/store';
import { useRace } from '../training/race';
import { showRecordedBoard } from '../training/recorded';
import { WithCode } from '../ui/WithCode';
import { isBusy } from '../workbench/runs';
import { Bench } from './Bench';
import { openRuns } from './bench';
import { Comparison } from './Comparison';
import { Inspector } from './Inspector';
import style from './Lab.module.css';
import { Lane } from './Lane';
import { RaceBar } from './RaceBar';
import { Standings } from './Standings';
import { Test } from './Test';

/** The workspace: all three models side by side, with every setting there is. */
export default function Lab() {
  const dataName = useStore((state) => state.dataName);
  const backend = useStore((state) => state.requestedBackend);
  useOpenBench();
  return (
    <article>
      <header className="prose">
        <p className="eyebrow">Workbench</p>
        <h1>The lab: train, change, compare</h1>
        <p className="lede">
          Three models, the same players, one question. Train them side by side, change what they are trained
          with, and see which of them beats counting, by how much, and at what cost.
        </p>
      </header>
      <WithCode>
        <Bench />
        <Workspace key={`${dataName} ${backend}`} />
      </WithCode>
    </article>
  );
}

function Workspace() {
  const [testing, setTesting] = useState<ModelName | null>(null);
  const { turn, clock } = useRace();
  const busy = useStore(({ runs }) => neuralModels.some((model) => isBusy(runs[model]) || !runs[model]));
  return (
    <div className={style.workspace}>
      <div className={style.main}>
        <div className={style.lanes}>
          <RaceBar disabled={busy || testing !== null} />
          {neuralModels.map((model) => (
            <Lane key={model} model={model} disabled={testing === model || turn !== null} />
          ))}
        </div>
        <Comparison clock={clock} />
        <div className={style.boards}>
          <Standings />
          <Test testing={testing} onTesting={setTesting} />
        </div>
      </div>
      <Inspector />
    </div>
  );
}

/** What was trained before, here or beforehand, is on the bench when the page opens. */
function useOpenBench() {
  const dataset = useStore((state) => state.dataset);
  const say = useStore((state) => state.say);
  useEffect(() => {
    showRecordedBoard().catch((error: Error) => say(error.message));
  }, [say]);
  useEffect(() => {
    if (dataset) void openRuns();
  }, [dataset]);
}
