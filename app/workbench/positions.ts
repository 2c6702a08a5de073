import type { Op, Recording } from '../../src/nn/recording';
import { rowPositions, scopeNumber } from '../figures/picture/tensors';
import type { OpCell } from '../store/properties';

/** Which game of the history the cursor is on: the event of a recurrent op, or the row of the selected cell. */
export function positionOf(recording: Recording, op: Op, cell: OpCell | null): number | null {
  if (op.id.startsWith('event')) return scopeNumber(op.id);
  const position = cell && rowPositions(recording, op)[cell.row];
  return position !== null && position < recording.history.length ? position : null;
}
