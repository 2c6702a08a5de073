import { useMemo, useState } from 'react';
import { isModel } from '../../../src/models/config';
import type { Metrics, RecommenderName } from '../../../src/train/protocol';
import { bootstrap, gains, meanGain } from '../../../src/train/ranks';
import { Figure } from '../../figures/Figure';
import { Segments } from '../../figures/picture/Segments';
import { type IntervalRow, IntervalRows, written } from '../../ranks/IntervalRows';
import style from '../../ranks/Ranks.module.css';
import { useSharedRanks } from '../../ranks/RanksContext';
import { type RankTable, recommenders } from '../../ranks/useRanks';
import { DataTable } from '../../ui/DataTable';
import { modelHues, recommenderNames } from '../../workbench/names';
import { AskFirst } from './AskFirst';

const hueOf = (name: RecommenderName) => (isModel(name) ? modelHues[name] : 'var(--ink-2)');

/** How sure of a metric, and of a difference, so many players make one. */
export function Intervals() {
  const { table } = useSharedRanks();
  const [against, setAgainst] = useState<RecommenderName | 'none'>('none');
  const rows = useMemo(() => rowsOf(table, against), [table, against]);
  const asked = recommenders.filter((name) => table[name]);
  const players = table[asked[0]]?.ranks.length ?? 0;
  return (
    <Figure
      id="intervals"
      title="Intervals over players"
      number="8.3"
      badge={rows.length > 0 ? 'live' : undefined}
      caption="A dot is NDCG@10 of the players who were asked, a bar where it would lie for 95 of 100 draws of as many players from among them. Two bars that overlap settle nothing by themselves: measure the difference, player by player, and see whether its bar crosses zero. Ask more players, and the bars shrink with the square root of their number."
      table={
        <DataTable
          caption={`NDCG@10 with 95 % bootstrap intervals, ${players} players`}
          columns={['Model', 'NDCG@10', 'low', 'high']}
          rows={rows.map(({ title, mean, low, high }) => [title, ...[mean, low, high].map(written)])}
        />
      }
    >
      <div className={style.body}>
        {asked.length === 0 ? (
          <AskFirst />
        ) : rows.length === 0 ? (
          <p className={style.waiting}>Nobody else has been asked yet.</p>
        ) : (
          <>
            <div className={style.choices}>
              <Segments<RecommenderName | 'none'>
                label="Difference to"
                segments={[
                  { id: 'none', label: 'each by itself' },
                  ...asked.map((id) => ({ id, label: `against ${recommenderNames[id]}` })),
                ]}
                selected={against}
                onSelect={setAgainst}
              />
            </div>
            <IntervalRows rows={rows} difference={against !== 'none'} />
          </>
        )}
      </div>
    </Figure>
  );
}

/** The metric itself, or its difference to another's, with its interval. */
function rowsOf(
  table: RankTable,
  against: RecommenderName | 'none',
  metric: keyof Metrics = 'ndcg10',
): IntervalRow[] {
  const other = against === 'none' ? undefined : table[against];
  return recommenders.flatMap((name) => {
    const asked = table[name];
    if (!asked || name === against) return [];
    const own = Float64Array.from(asked.ranks, gains[metric]);
    const values = other ? own.map((gain, i) => gain - gains[metric](other.ranks[i])) : own;
    const mean = meanGain(asked.ranks, metric) - (other ? meanGain(other.ranks, metric) : 0);
    return [{ key: name, hue: hueOf(name), title: asked.title, mean, ...bootstrap(values, 0) }];
  });
}
