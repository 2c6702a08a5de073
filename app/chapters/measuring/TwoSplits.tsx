import { useEffect, useState } from 'react';
import { whole } from '../../../src/data/whole';
import { Figure } from '../../figures/Figure';
import style from '../../ranks/Ranks.module.css';
import { wholeNumber } from '../../store/properties';
import { useSetting } from '../../store/useSetting';
import { complain } from '../../training/trainer';
import { DataTable } from '../../ui/DataTable';
import { Slider } from '../../ui/Field';
import { Board } from '../../workbench/Board';
import { baselineTitles } from '../../workbench/names';
import { fetchTemporal, type Temporal } from './temporal';

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** The last game of everybody, or the next game of everybody after one day: the same reviews, split in two ways. */
export function TwoSplits() {
  const [record, setRecord] = useState<Temporal | null>(null);
  const [chosen, setChosen] = useSetting('split', wholeNumber(0, 99), 2);
  useEffect(() => {
    fetchTemporal().then(setRecord).catch(complain);
  }, []);
  return (
    <Figure
      id="splits"
      title="Two splits of the same reviews"
      number="8.7"
      badge={record ? 'recorded' : undefined}
      caption="Reviews have dates, and so they can be split at one. A game is cold where nobody in training had it: no recommender that counts can name it, and a trained one has learnt nothing about it. Slide the day. Watch how many targets are cold, and then compare the columns: the later split is not a little harder, it is another task. Look at who is first, too: in these reviews popularity is ahead of Markov, as one would expect where the order says little."
      table={record && <SplitsTable record={record} />}
    >
      {record && (
        <div className={style.body}>
          <Slider
            label="Split at"
            min={0}
            max={record.splits.length - 1}
            step={1}
            value={Math.min(chosen, record.splits.length - 1)}
            onChange={setChosen}
            format={(at) =>
              `${record.splits[at].date} · after ${percent(record.splits[at].share)} of all reviews`
            }
          />
          <Columns record={record} split={record.splits[Math.min(chosen, record.splits.length - 1)]} />
        </div>
      )}
    </Figure>
  );
}

function Columns({ record, split }: { record: Temporal; split: Temporal['splits'][number] }) {
  const { leaveOneOut } = record;
  const ndcgIn = (rows: typeof split.rows, name: string) =>
    rows.find((row) => row.name === name)?.ndcg10.toFixed(3) ?? '–';
  const rows = [...leaveOneOut.rows].sort((a, b) => a.ndcg10 - b.ndcg10);
  return (
    <>
      <Board
        caption="NDCG@10 under both splits"
        columns={['NDCG@10', 'last game of each', `first after ${split.date}`]}
        rows={[
          ...rows.map(({ name }) => ({
            title: baselineTitles[name],
            cells: [ndcgIn(leaveOneOut.rows, name), ndcgIn(split.rows, name)],
          })),
          { title: 'Cold targets', cells: [percent(leaveOneOut.cold), percent(split.cold)] },
          { title: 'Players asked', cells: [whole(leaveOneOut.asked), whole(split.asked)] },
        ]}
      />
      <p className={style.verdict}>
        Leaving one out, {percent(leaveOneOut.later)} of what was learnt from had been written after the
        review that was asked for: a look into the future, averaged over players. After the split there is
        none.
      </p>
    </>
  );
}

function SplitsTable({ record: { leaveOneOut, splits, players, games, events } }: { record: Temporal }) {
  const line = (
    name: string,
    { asked, cold, rows }: Pick<Temporal['leaveOneOut'], 'asked' | 'cold' | 'rows'>,
  ) => [name, whole(asked), percent(cold), ...rows.map(({ ndcg10 }) => ndcg10.toFixed(3))];
  return (
    <DataTable
      caption={`${whole(events)} reviews of ${whole(games)} games by ${whole(players)} players with three or more`}
      columns={['Split', 'Asked', 'Cold', ...leaveOneOut.rows.map(({ name }) => baselineTitles[name])]}
      rows={[line('last game of each', leaveOneOut), ...splits.map((split) => line(split.date, split))]}
    />
  );
}
