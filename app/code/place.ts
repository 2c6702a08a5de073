/** Which cell, in words. Games and heads are counted from one, as readers count; units keep their index in the code. */
import type { Op, Recording } from '../../src/nn/recording';
import type { OpCell } from '../store/properties';
import { matrixOf } from './operands';
import type { Origin } from './origins';

/** Marks whose columns are games of the catalogue (the first is item 1), and those whose columns are positions. */
const overCatalogue = ['scores', 'probability'];
const overPositions = ['affinity', 'masked', 'weights'];
/** Marks whose rows are the blanks of BERT4Rec. */
const overBlanks = ['hidden', 'head', ...overCatalogue];

const isAppended = ({ history }: Recording, position: number): boolean => position >= history.length;

/** "game 3 of 8"; the mask that asks for the next game stands after all of them. */
export const gameAt = (recording: Recording, position: number): string =>
  isAppended(recording, position) ? 'the mask' : `game ${position + 1} of ${recording.history.length}`;

const briefly = (recording: Recording, position: number): string =>
  isAppended(recording, position) ? 'the mask' : `game ${position + 1}`;

/** Which position of the history a row of an op is about. */
export function positionOfRow({ model, masked }: Recording, op: Op, row: number): number {
  const event = /^event(\d+)\//.exec(op.id)?.[1];
  if (event) return Number(event);
  return model === 'bert4rec' && overBlanks.includes(op.mark) ? masked[row] : row;
}

/** "head 1, from game 3 to game 1", "game 5 of 8, unit 17", "game 8 of 8, item 344". */
export function placeOf(recording: Recording, op: Op, { head, row, column }: OpCell): string {
  const side = op.shape.length > 2 ? `head ${head + 1}, ` : '';
  if (overPositions.includes(op.mark))
    return `${side}from ${briefly(recording, row)} to ${briefly(recording, column)}`;
  const at = gameAt(recording, positionOfRow(recording, op, row));
  return `${side}${at}, ${overCatalogue.includes(op.mark) ? `item ${column + 1}` : `unit ${column}`}`;
}

/** "game 3 · unit 17", "game 3 · all 64 units", "game 3 → all games", "all games · unit 5". */
export function describeRegion(recording: Recording, { op, head, rows, columns }: Origin): string {
  const size = matrixOf(op);
  const side = size.heads > 1 ? `head ${head + 1} · ` : '';
  const several = rows[0] !== rows[1];
  const at = several ? 'all games' : briefly(recording, positionOfRow(recording, op, rows[0]));
  const one = columns[0] === columns[1];
  if (overPositions.includes(op.mark))
    return `${side}${at} → ${one ? briefly(recording, columns[0]) : 'all games'}`;
  const unit = overCatalogue.includes(op.mark) ? 'item' : 'unit';
  const which = one ? `${unit} ${columns[0] + (unit === 'item' ? 1 : 0)}` : `all ${size.columns} ${unit}s`;
  return `${side}${at} · ${which}`;
}
