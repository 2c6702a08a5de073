import { Board } from '../workbench/Board';
import { baselineTitles, modelNames } from '../workbench/names';
import { epochOf, useBaselines, useCurves } from '../workbench/runs';
import style from './Lab.module.css';
import { metricCells, metricColumns } from './metrics';

/** Everybody on the validation players: the baselines, and each model where its curve stands now; best last. */
export function Standings() {
  const baselines = useBaselines();
  const curves = useCurves();
  const models = curves.flatMap(({ model, points, recorded }) => {
    const latest = points.at(-1);
    if (!latest) return [];
    const at = epochOf({ step: latest.epoch, stepsPerEpoch: 1 });
    return [{ ...latest, model, title: modelNames[model], at: recorded ? `${at}, recorded` : at }];
  });
  const counted = baselines.map((row) => ({ ...row, title: baselineTitles[row.name], at: '–' }));
  const rows = [...counted, ...models]
    .sort((a, b) => a.ndcg10 - b.ndcg10)
    .map((row) => ({ ...row, cells: [...metricCells(row), row.at] }));
  const players = models[0]?.players.toLocaleString('en') ?? 'Held-out';
  return (
    <section className={style.board} aria-labelledby="standings">
      <div className={style.boardHead}>
        <h2 id="standings">Where they stand</h2>
      </div>
      <p>
        {players} validation players, each asked for the last game but one. All games are ranked, those that
        the player owns left out. Best last.
      </p>
      <Board caption="Where they stand" columns={['Model', ...metricColumns, 'Epoch']} rows={rows} />
    </section>
  );
}
