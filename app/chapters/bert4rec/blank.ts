/** One blank, as it is worked by hand: from its vector to the probability of a game, and to the loss. */
import { type Dataset, historyOf, playerCount } from '../../../src/data/dataset';
import { trainingHistory } from '../../../src/data/split';
import { findOp, type Op, type Recording } from '../../../src/nn/recording';
import { robustScale } from '../../../src/viz/scale';
import type { Strip } from '../../../src/viz/vectorStrip';
import { readRow } from '../../code/operands';
import { powersOf } from '../../code/softmax';
import { hiddenAt, slotPlaces } from '../../figures/bert4rec/view';
import { rowPositions, scopeNumber } from '../../figures/picture/tensors';
import type { OpCell } from '../../store/properties';

/** Which of the blanks: the one that the cursor is on, else the first. */
export function blankUnder(recording: Recording, op: Op | null, cell: OpCell | null): number {
  const position = op && cell ? rowPositions(recording, op)[cell.row] : undefined;
  return position === undefined ? 0 : Math.max(0, recording.masked.indexOf(position));
}

/** One vector of a blank on its way, and where on the tape it is. */
export interface Stage {
  op: Op;
  row: number;
  name: string;
  symbol: string;
}

/** From the [MASK] that all blanks share to a guess of its own. */
export function stagesOf(recording: Recording, blank: number): Stage[] {
  const row = recording.masked[blank];
  return recording.ops.flatMap((op): Stage[] => {
    if (op.mark === 'token') return [{ op, row, name: '[MASK]', symbol: 'e' }];
    if (op.mark === 'input') return [{ op, row, name: 'with its place', symbol: 's' }];
    if (op.mark === 'output')
      return [{ op, row, name: `block ${(scopeNumber(op.id) ?? 0) + 1}`, symbol: 's′' }];
    if (op.mark === 'head') return [{ op, row: blank, name: 'head', symbol: 'g' }];
    return [];
  });
}

export const stripOf = (
  recording: Recording,
  { op, row, name, symbol }: Stage,
  current: Op | null,
): Strip => {
  const values = readRow(recording, op, 0, row);
  const scale = robustScale('signed', Array.from(values));
  return { name, symbol, values, scale, pending: false, current: op === current };
};

export interface Candidate {
  item: number;
  rank: number;
  score: number;
  power: number;
  probability: number;
}

export interface WorkedBlank {
  shift: number;
  /** The first few games that the model is not shown, and the hidden one. */
  candidates: Candidate[];
  /** All other games together. */
  others: { count: number; power: number; probability: number };
  total: number;
  /** The game under the blank; null where the blank was appended. */
  hidden: Candidate | null;
}

const first = 5;

/** The softmax over the whole catalogue, anew from the scores on the tape; null where it has none. */
export function workedBlank(recording: Recording, blank: number): WorkedBlank | null {
  const scores = findOp(recording, 'scores');
  if (!scores) return null;
  const row = readRow(recording, scores, 0, blank);
  const { shift, powers, total } = powersOf(row);
  const item = hiddenAt(recording, blank);
  const candidates = slotPlaces(recording, blank)
    .filter(({ rank, index }) => rank <= first || index + 1 === item)
    .map(({ rank, index }) => ({
      item: index + 1,
      rank,
      score: row[index],
      power: powers[index],
      probability: powers[index] / total,
    }));
  const named = candidates.reduce((sum, { power }) => sum + power, 0);
  return {
    shift,
    candidates,
    others: {
      count: row.length - candidates.length,
      power: total - named,
      probability: 1 - named / total,
    },
    total,
    hidden: candidates.find((candidate) => candidate.item === item) ?? null,
  };
}

export interface Lessons {
  players: number;
  /** Games that SASRec is asked about in an epoch, a player. */
  sasrec: number;
  /** Blanks that BERT4Rec fills, on average over the masks that may fall. */
  bert4rec: number;
}

/** What an epoch asks of either model: every next game, or some blanks and once more the last game. */
export function lessonsOf(data: Dataset, maxLength: number, maskRate: number): Lessons {
  const players = playerCount(data);
  let sasrec = 0;
  let bert4rec = 0;
  for (let player = 0; player < players; player++) {
    const { length } = trainingHistory(historyOf(data, player));
    const read = Math.min(length, maxLength);
    sasrec += Math.min(length - 1, maxLength);
    // Where no mask falls, one is put somewhere all the same.
    bert4rec += maskRate * read + (1 - maskRate) ** read + 1;
  }
  return { players, sasrec: sasrec / players, bert4rec: bert4rec / players };
}
