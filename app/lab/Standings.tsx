import { whole } from '../../src/data/whole';
import { baselineNames } from '../../src/train/protocol';
import { Board } from '../workbench/Board';
import { baselineTitles, modelNames } from '../workbench/names';
import { epochOf, useBaselines, useCurves } from '../workbench/runs';
import style from './Lab.module.css';
import { metricCells, metricColumns } from './metrics';

/** Everybody on the validation players: the baselines, and each model where its curve stands now; best last. */
export function Standings() {
  const baselines = useBaselines();
  const curves = useCurves();
  const models = curves.map(({ model, points, recorded }) => {
    const latest = points.at(-1) ?? null;
    const at = latest && epochOf({ step: latest.epoch, stepsPerEpoch: 1 });
    return { latest, title: modelNames[model], model, at: recorded ? `${at}, recorded` : at };
  });
  const counted = baselineNames.map((name) => ({
    latest: baselines.find((row) => row.name === name) ?? null,
    title: baselineTitles[name],
    at: null,
  }));
  const rows = [...counted, ...models]
    .sort((a, b) => (a.latest?.ndcg10 ?? 0) - (b.latest?.ndcg10 ?? 0))
    .map(({ latest, at, ...row }) => ({
      ...row,
      cells: [...metricCells(latest), (latest && at) ?? '–'],
    }));
  const [players] = curves.flatMap(({ points }) => points.at(-1)?.players ?? []);
  return (
    <section className={style.board} aria-labelledby="standings">
      <div className={style.boardHead}>
        <h2 id="standings">Where they stand</h2>
      </div>
      <p>
        {players === undefined ? 'Held-out' : whole(players)} validation players, each asked for the last game
        but one. All games are ranked, those that the player owns left out. Best last.
      </p>
      <Board caption="Validation results" columns={['Model', ...metricColumns, 'Epoch']} rows={rows} />
    </section>
  );
}
