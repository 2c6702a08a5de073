/** The two runs in numbers, as the tables and the verdicts quote them. */

import { format } from 'd3';
import { whole } from '../../src/data/whole';
import type { ChangeName, Examination, RunState } from '../../src/train/protocol';

export interface Figures {
  firstLoss: number;
  /** The mean of the last few points of the curve. */
  lastLoss: number;
  /** NDCG@10 where the curve ends. */
  curve: number;
  /** NDCG@10 on games that neither training nor the curve has met. */
  unseen: number;
  again: number;
  moved: Examination['moved'];
}

const LAST_POINTS = 5;

export function figuresOf({ losses, metrics }: RunState, { unseen, again, moved }: Examination): Figures {
  const end = losses.slice(-LAST_POINTS);
  return {
    firstLoss: losses[0]?.loss ?? Number.NaN,
    lastLoss: end.reduce((sum, { loss }) => sum + loss, 0) / end.length,
    curve: metrics.at(-1)?.ndcg10 ?? Number.NaN,
    unseen: unseen.ndcg10,
    again,
    moved,
  };
}

export const loss = format('.2f');
export const metric = format('.3f');
/** Below a hundredth of a percent, a difference is one of rounding. */
export const share = (value: number): string => (value < 1e-4 ? '0 %' : `${(100 * value).toFixed(1)} %`);

export interface Test {
  name: string;
  /** What is asked for, or what to hold it against. */
  note: string;
  value: (figures: Figures) => number | null;
  format: (value: number) => string;
  /** A share of one, to be drawn as a bar. */
  bar?: boolean;
}

const change = (name: ChangeName, title: string, note: string): Test => ({
  name: title,
  note,
  value: ({ moved }) => moved[name],
  format: share,
  bar: true,
});

/** What can be asked of a run that one does not trust. */
export const testsOf = (games: number, players: number): { title: string; tests: Test[] }[] => [
  {
    title: 'As they stand',
    tests: [
      {
        name: 'Loss of the first batch',
        note: `a blind guess costs ln ${whole(games)} = ${loss(Math.log(games))}`,
        value: ({ firstLoss }) => firstLoss,
        format: loss,
      },
      { name: 'Loss at the end', note: 'in training', value: ({ lastLoss }) => lastLoss, format: loss },
      {
        name: 'NDCG@10',
        note: 'where the curve ends',
        value: ({ curve }) => curve,
        format: metric,
      },
      {
        name: 'NDCG@10 on games kept back',
        note: 'the last of each library: in no training, in no curve',
        value: ({ unseen }) => unseen,
        format: metric,
      },
      {
        name: 'Chance given to the last game itself',
        note: 'the player has it already',
        value: ({ again }) => again,
        format: share,
        bar: true,
      },
    ],
  },
  {
    title: `How much of the answer moves when … (mean of ${players} players)`,
    tests: [
      change('first', 'the first game is replaced', 'it is long ago'),
      change('order', 'the games before the last are shuffled', 'their order is the sequence'),
      change('last', 'the last game is replaced', 'it is the newest there is to know'),
      change('later', 'a game is replaced that comes after the question', 'it lies in the future'),
      change('company', 'others are asked in the same batch', 'asked of newcomers, who have one game each'),
    ],
  },
];
