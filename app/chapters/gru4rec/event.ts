/** Which event, and which unit of it, is worked by hand; and what the tape says of whole events. */
import type { Op, Recording } from '../../../src/nn/recording';
import { eventFlow, momentOf } from '../../figures/gru4rec/view';
import type { OpCell } from '../../store/properties';

export interface Unit {
  event: number;
  unit: number;
}

const moved = ({ previous, state }: ReturnType<typeof eventFlow>): number[] =>
  Array.from(state, (value, unit) => Math.abs(value - previous[unit]));

const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values));

/** How far an event moves the vector: ‖h_t − h_{t−1}‖. */
export const stepLength = (recording: Recording, event: number): number =>
  Math.hypot(...moved(eventFlow(recording, event)));

/** z̄ of an event: the share of the old vector that is kept, averaged over the units. */
export function kept(recording: Recording, event: number): number {
  const { update } = eventFlow(recording, event);
  return Array.from(update).reduce((sum, z) => sum + z, 0) / update.length;
}

/** The event that moves the vector most. The first has nothing to keep, and does not count. */
export function boldest(recording: Recording): number {
  const lengths = recording.history.map((_, event) => (event > 0 ? stepLength(recording, event) : 0));
  return recording.history.length > 1 ? largest(lengths) : 0;
}

/** Where the cursor is; where it is not on a unit of an event, the unit that the event, or the boldest, changes most. */
export function unitUnder(recording: Recording, op: Op | null, cell: OpCell | null): Unit {
  const event = op ? momentOf(recording, op, cell).event : boldest(recording);
  const overCatalogue = op !== null && (op.mark === 'scores' || op.mark === 'probability');
  const unit = overCatalogue ? undefined : cell?.column;
  return { event, unit: unit ?? largest(moved(eventFlow(recording, event))) };
}
