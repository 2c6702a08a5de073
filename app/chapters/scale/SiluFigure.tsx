import { type CSSProperties, useMemo } from 'react';
import { findOp, type Recording } from '../../../src/nn/recording';
import { lineChart } from '../../../src/viz/lineChart';
import { digits } from '../../code/digits';
import { readRow } from '../../code/operands';
import { Figure } from '../../figures/Figure';
import { Drawing } from '../../figures/picture/Drawing';
import { Segments } from '../../figures/picture/Segments';
import { headsOf } from '../../figures/picture/tensors';
import { Bar } from '../../step/Bar';
import step from '../../step/Step.module.css';
import { wholeNumber } from '../../store/properties';
import { useSetting } from '../../store/useSetting';
import { DataTable } from '../../ui/DataTable';
import { Select, Slider } from '../../ui/Field';
import body from '../Body.module.css';
import { type Reading, useReading } from '../models/useReading';
import worked from '../models/Worked.module.css';
import { blocksOf } from '../sasrec/row';
import { percent } from '../words';
import style from './Histories.module.css';
import { byPoint, bySoftmax, lengthOf } from './pointwise';

/** N: no history is longer, with all the copies. */
const LONGEST = 200;
const MOST = 150;
const allowed = [1, 2, 3, 5, 8, 12, 20, 30, 40, 50, 60, 80, 100, 120, MOST];

const nearest = (m: number): number =>
  allowed.reduce((near, other) => (Math.abs(other - m) < Math.abs(near - m) ? other : near));

type Way = 'softmax' | 'pointwise';

const hues: Record<Way, string> = { softmax: 'var(--sas)', pointwise: 'var(--hstu)' };
const hueOf = (way: Way) => ({ '--hue': hues[way] }) as CSSProperties;

/** What the last game asks in one head: the scores, and the values behind them. */
function asked(recording: Recording, block: number, head: number) {
  const last = recording.history.length - 1;
  const scores = findOp(recording, `block${block}/affinity`);
  const value = findOp(recording, `block${block}/value`);
  if (!scores || !value) return null;
  return {
    scores: Array.from(readRow(recording, scores, head, last)),
    values: recording.history.map((_, position) => readRow(recording, value, head, position)),
  };
}

/** The game before the last that the last one asks for most. */
const mostAsked = (scores: number[]): number =>
  scores.slice(0, -1).reduce((best, score, at) => (score > scores[best] ? at : best), 0);

/** One event many times: what a softmax makes of it, and what a sum of single weights. */
export function SiluFigure() {
  const reading = useReading('sasrec');
  const copies = useSetting('copies', wholeNumber(1, MOST), 20);
  const event = useSetting('repeated', wholeNumber(0, LONGEST), 0);
  const head = useSetting('pooling', wholeNumber(0, 127), 0);
  const pooling = useMemo(
    () => reading && poolingOf(reading, head[0], event[0]),
    [reading, head[0], event[0]],
  );
  return (
    <Figure
      id="silu"
      title="Which, or how much"
      number="9.1"
      badge={reading?.kind}
      caption={
        <>
          The scores and the values are those of the SASRec on this site, for the last game of the history.
          The left column is what it does with them, at one copy; the copies are a what-if, each with the key
          and the value of the first. The right column is HSTU’s rule on the same scores, divided by <i>N</i>
          &nbsp;=&nbsp;{LONGEST}: SASRec was never trained for it, and HSTU would not have divided the scores
          by √d. Raise the number of copies. On the left the others pay for it, and the curve flattens below
          1; on the right nobody else moves, and the line goes on.
        </>
      }
      table={pooling && <DataTable {...tableOf(pooling)} />}
    >
      <div className={body.body} style={pooling ? undefined : { minHeight: 640 }}>
        {reading && pooling ? (
          <>
            <div className={body.tools}>
              <Segments
                label="Block and head"
                segments={pooling.heads}
                selected={pooling.chosen}
                onSelect={head[1]}
              />
              <div className={worked.game}>
                <Select
                  label="The game that is repeated"
                  value={String(pooling.event)}
                  options={reading.titles.map((title, at) => ({
                    value: String(at),
                    label: `${at + 1}. ${title}`,
                  }))}
                  onChange={(at) => event[1](Number(at) + 1)}
                />
              </div>
              <div className={body.slider}>
                <Slider
                  label="Copies of it, m"
                  values={allowed}
                  value={copies[0]}
                  onChange={copies[1]}
                  format={(m) => `× ${m}`}
                />
              </div>
            </div>
            <Copies pooling={pooling} titles={reading.titles} copies={copies[0]} onCopies={copies[1]} />
          </>
        ) : (
          <p className={worked.waiting}>Opening the tape …</p>
        )}
      </div>
    </Figure>
  );
}

/** @param asks the event that is repeated, from 1; 0 is the one that is asked for most */
function poolingOf({ recording }: Reading, index: number, asks: number) {
  const weights = findOp(recording, 'block0/weights');
  if (!weights) return null;
  const count = headsOf(weights);
  const heads = Array.from({ length: blocksOf(recording) * count }, (_, id) => ({
    id,
    label: `Block ${Math.floor(id / count) + 1}, head ${(id % count) + 1}`,
  }));
  const chosen = Math.min(index, heads.length - 1);
  const found = asked(recording, Math.floor(chosen / count), chosen % count);
  if (!found) return null;
  const { scores, values } = found;
  const event = asks > 0 ? Math.min(asks, scores.length) - 1 : mostAsked(scores);
  return {
    ...{ heads, chosen, event, scores },
    at: (copies: number) => ({
      softmax: bySoftmax(scores, values, event, copies),
      pointwise: byPoint(scores, values, event, copies, LONGEST),
    }),
  };
}

type Pooling = NonNullable<ReturnType<typeof poolingOf>>;

interface CopiesProps {
  pooling: Pooling;
  titles: string[];
  copies: number;
  onCopies: (copies: number) => void;
}

function Copies({ pooling, titles, copies, onCopies }: CopiesProps) {
  const { at, event, scores } = pooling;
  const { softmax, pointwise } = at(copies);
  const once = at(1);
  const most = Math.max(...at(MOST).pointwise.weights.map(Math.abs));
  const curves = useMemo(() => {
    const all = Array.from({ length: MOST }, (_, i) => ({ m: i + 1, ...at(i + 1) }));
    const curve = (name: string, way: Way) => ({
      name,
      hue: hues[way],
      points: all.map((point) => ({ x: point.m, y: point[way].weights[event] })),
    });
    return { series: [curve('softmax', 'softmax'), curve('SiLU / N', 'pointwise')], baselines: [] };
  }, [at, event]);
  const grown = (way: Way) => (lengthOf(at(copies)[way].output) / lengthOf(once[way].output)).toFixed(1);
  return (
    <>
      <ul className={style.weights}>
        <li>
          <span />
          <b style={{ color: hues.softmax }}>softmax</b>
          <b style={{ color: hues.pointwise }}>SiLU / N</b>
        </li>
        {titles.map((title, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the history
          <li key={position} aria-current={position === event || undefined}>
            <span className={step.name} title={`${title}, score ${digits(scores[position])}`}>
              {position === event && copies > 1 && `${copies} × `}
              {title}
            </span>
            <span style={hueOf('softmax')}>
              <Bar value={softmax.weights[position]} of={1} text={digits(softmax.weights[position])} />
            </span>
            <span style={hueOf('pointwise')}>
              <Bar
                value={pointwise.weights[position]}
                of={most}
                signed={scores[event] < 0}
                text={digits(pointwise.weights[position])}
              />
            </span>
          </li>
        ))}
      </ul>
      <Drawing
        of={lineChart}
        data={curves}
        options={{
          label: `The weight of all copies of ${titles[event]} together`,
          xName: 'copies',
          yFormat: '.3f',
          fromZero: true,
          yMax: 1,
          height: 210,
          empty: '',
          marker: copies,
          onSelect: (m) => onCopies(nearest(m)),
        }}
      />
      <p className={body.sentence}>
        {copies === 1 ? (
          <>
            Once in the history, {titles[event]} has <strong>{percent(softmax.weights[event])}</strong> of the
            softmax. Its score is {digits(scores[event])}.
          </>
        ) : (
          <>
            With {copies} copies in place of one, the vector that is fetched is{' '}
            <strong>{grown('pointwise')} times</strong> as long pointwise. By softmax it is {grown('softmax')}{' '}
            times as long, and on its way to the value of {titles[event]}.
          </>
        )}
      </p>
    </>
  );
}

const tableOf = ({ at, event }: Pooling) => ({
  caption: 'The weight of all copies together, and the length of what is fetched',
  columns: ['Copies', 'Softmax', 'SiLU / N', 'Length, softmax', 'Length, SiLU / N'],
  rows: allowed.map((m) => {
    const { softmax, pointwise } = at(m);
    return [
      m,
      digits(softmax.weights[event]),
      digits(pointwise.weights[event]),
      digits(lengthOf(softmax.output)),
      digits(lengthOf(pointwise.output)),
    ];
  }),
});
