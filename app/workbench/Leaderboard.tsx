import type { ModelName } from '../../src/models/config';
import type { Metrics } from '../../src/train/protocol';
import { Board } from './Board';
import { baselineTitles, modelNames } from './names';
import { inEpochs, useBaselines, useCurve } from './runs';

const digits = ({ hr10, ndcg10, mrr }: Metrics): string[] =>
  [hr10, ndcg10, mrr].map((value) => value.toFixed(3));

/** The model where its run stands now, among the baselines that it must beat, best last. */
export function Leaderboard({ model }: { model: ModelName }) {
  const baselines = useBaselines();
  const { points, recorded } = useCurve(model);
  const latest = points.at(-1);
  const rows = [
    ...baselines.map((row) => ({ ...row, title: baselineTitles[row.name] })),
    ...(latest
      ? [
          {
            ...latest,
            title: modelNames[model],
            note: recorded ? 'recorded' : `after epoch ${inEpochs(latest.epoch)}`,
            model,
            own: true,
          },
        ]
      : []),
  ].sort((a, b) => a.ndcg10 - b.ndcg10);
  if (rows.length === 0) return null;
  return (
    <Board
      caption="Validation players, all games ranked, games they own left out"
      columns={['Model', 'HR@10', 'NDCG@10', 'MRR']}
      rows={rows.map((row) => ({ ...row, cells: digits(row) }))}
    />
  );
}
