import { type ReactNode, useMemo } from 'react';
import * as v from 'valibot';
import { whole } from '../../../src/data/whole';
import { maskMap } from '../../../src/viz/maskMap';
import { digits } from '../../code/digits';
import { Figure } from '../../figures/Figure';
import { Drawing } from '../../figures/picture/Drawing';
import { Segments } from '../../figures/picture/Segments';
import ranks from '../../ranks/Ranks.module.css';
import { numberAmong, wholeNumber } from '../../store/properties';
import { useSetting } from '../../store/useSetting';
import { DataTable } from '../../ui/DataTable';
import { Slider } from '../../ui/Field';
import body from '../Body.module.css';
import { type Reading, useReading } from '../models/useReading';
import worked from '../models/Worked.module.css';
import { apart, costs, fetched, firstHeads, seesBehind } from './candidates';
import { lengthOf } from './pointwise';

const kinds = [
  { name: 'an event reads the past', fill: 'var(--ink-3)' },
  { name: 'a candidate reads the history and itself', fill: 'var(--ink)' },
  { name: 'a candidate reads another', fill: 'var(--bad)' },
  { name: 'masked' },
];

const companies = ['masked', 'seen'] as const;
const histories = [10, 50, 100, 500, 1000, 5000, 10_000] as const;
const demands = [10, 50, 100, 500, 1000] as const;
const batches = [1, 4, 16, 64, 128, 256, 500, 1000] as const;

/** Many candidates in one pass: the mask, the proof that it changes nothing, and what is saved. */
export function FalconFigure() {
  const reading = useReading('sasrec');
  const [behind, setBehind] = useSetting('behind', wholeNumber(2, 6), 3);
  const [company, setCompany] = useSetting('company', v.picklist(companies), 'masked');
  const [history, setHistory] = useSetting('read', numberAmong(histories), 1000);
  const [candidates, setCandidates] = useSetting('ranked', numberAmong(demands), 500);
  const [batch, setBatch] = useSetting('batched', numberAmong(batches), 64);
  const cost = costs({ history, candidates, batch });
  const rows = [
    { name: 'One at a time', ...cost.alone },
    { name: `${whole(Math.min(batch, candidates))} at a time`, ...cost.batched },
    { name: 'and cached', ...cost.cached },
  ];
  const table = (
    <DataTable
      caption={`${whole(candidates)} candidates behind ${whole(history)} events, one layer`}
      columns={['Candidates', 'Positions', 'Cells', 'Cells each']}
      rows={rows.map(({ name, encoded, cells }) => [
        name,
        whole(encoded),
        whole(cells),
        whole(Math.round(cells / candidates)),
      ])}
    />
  );
  return (
    <Figure
      id="falcon"
      title="Candidates together"
      number="9.4"
      badge={reading?.kind}
      caption="The last games of the history are taken for candidates, and the others for what was read. Queries, keys and values are those of SASRec’s first block, so each candidate keeps the place that it had there; a target-aware model would give all of them the next one. What each fetches is computed twice: in a pass of its own, and in one pass with the others. Lift the mask between them, and each answers differently for those who stand before it. The costs below are counted; cached means that keys and values of the history are kept from one pass to the next."
      table={reading && <DataTable {...tableOf(reading, behind, company === 'seen')} />}
    >
      <div className={body.body}>
        {reading ? (
          <Company reading={reading} behind={behind} leak={company === 'seen'}>
            <div className={body.slider}>
              <Slider
                label="Candidates in the pass"
                min={2}
                max={6}
                step={1}
                value={behind}
                onChange={setBehind}
              />
            </div>
            <Segments
              label="Candidates among themselves"
              segments={[
                { id: 'masked', label: 'masked from each other' },
                { id: 'seen', label: 'may see those before them' },
              ]}
              selected={company}
              onSelect={setCompany}
            />
          </Company>
        ) : (
          <p className={worked.waiting} style={{ minHeight: 420 }}>
            Opening the tape …
          </p>
        )}
        <div className={body.tools}>
          <div className={body.slider}>
            <Slider
              label="Events in the history, n"
              values={histories}
              value={history}
              format={whole}
              onChange={(to) => setHistory(to as (typeof histories)[number])}
            />
          </div>
          <div className={body.slider}>
            <Slider
              label="Candidates to rank"
              values={demands}
              value={candidates}
              format={whole}
              onChange={(to) => setCandidates(to as (typeof demands)[number])}
            />
          </div>
          <div className={body.slider}>
            <Slider
              label="In one micro-batch, b"
              values={batches}
              value={batch}
              format={whole}
              onChange={(to) => setBatch(to as (typeof batches)[number])}
            />
          </div>
        </div>
        <div className={worked.table}>{table}</div>
        <p className={body.sentence}>
          One at a time costs <strong>{whole(Math.round(cost.alone.cells / cost.cached.cells))} times</strong>{' '}
          as many cells as reading the history once, and encodes{' '}
          {whole(Math.round(cost.alone.encoded / cost.cached.encoded))} times as many positions.
        </p>
      </div>
    </Figure>
  );
}

/** One game at least is history. */
const candidatesOf = ({ length }: string[], behind: number): number => Math.min(behind, length - 1);

const tableOf = ({ titles }: Reading, behind: number, leak: boolean) => {
  const sees = seesBehind(titles.length - candidatesOf(titles, behind), leak);
  return {
    caption: 'Which positions each one reads',
    columns: ['Position', 'Reads'],
    rows: titles.map((title, row) => [
      `${row + 1}. ${title}`,
      titles.flatMap((_, column) => (sees(row, column) ? [column + 1] : [])).join(', '),
    ]),
  };
};

interface CompanyProps {
  reading: Reading;
  behind: number;
  leak: boolean;
  /** The controls. */
  children: ReactNode;
}

/** The mask, and what each candidate fetches by itself and in company. */
function Company({ reading: { recording, titles }, behind, leak, children }: CompanyProps) {
  const { length } = titles;
  const candidates = candidatesOf(titles, behind);
  const history = length - candidates;
  const heads = useMemo(() => firstHeads(recording), [recording]);
  const all = useMemo(
    () => (candidates > 0 ? fetched(heads, candidates, leak) : []),
    [heads, candidates, leak],
  );
  const data = useMemo(() => {
    const sees = seesBehind(history, leak);
    return {
      rows: length,
      kinds,
      kindOf: ({ row, column }: { row: number; column: number }) =>
        !sees(row, column) ? 3 : row < history ? 0 : column < history || column === row ? 1 : 2,
    };
  }, [length, history, leak]);
  if (all.length === 0) return <p className={body.sentence}>This takes a history of two games or more.</p>;
  const most = Math.max(...all.map(apart));
  const same = most < 1e-6;
  return (
    <>
      <div className={body.tools}>{children}</div>
      <div className={ranks.lists}>
        <Drawing
          of={maskMap}
          data={data}
          options={{
            label: `${history} events and ${candidates} candidates behind them, which are ${leak ? 'seen by those after them' : 'masked from each other'}.`,
            largest: 300,
            ends: ['history', 'candidates'],
          }}
        />
        <div className={worked.table}>
          <DataTable
            caption="What each candidate fetches, alone and in company"
            columns={['Candidate', 'Length alone', 'together', 'apart by']}
            rows={all.map((one) => [
              titles[one.position],
              digits(lengthOf(one.alone)),
              digits(lengthOf(one.together)),
              digits(apart(one)),
            ])}
          />
        </div>
      </div>
      <p className={body.sentence}>
        {same ? (
          <>
            In {whole(all.length * all[0].alone.length)} numbers the largest difference is{' '}
            <strong>{digits(most)}</strong>: together is the same as one at a time.
          </>
        ) : (
          <>
            Now a unit differs by up to <strong>{digits(most)}</strong>. Only {titles[history]}, the first,
            answers as it would alone: a score depends on who else was asked about.
          </>
        )}
      </p>
    </>
  );
}
