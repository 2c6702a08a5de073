/** Scales for attention: masked cells have no part in them. */
import type { Op, Recording } from '../../../src/nn/recording';
import { isMasked } from '../../../src/viz/attentionMap';
import { type ColourScale, robustScale } from '../../../src/viz/scale';
import { headMatrix } from './tensors';

/** Scores are there for later keys too; the mask and what follows it hide them. */
export const hidesLater = (op: Op, causal: boolean): boolean => causal && op.mark !== 'affinity';

export function headScale(recording: Recording, op: Op, head: number, causal: boolean): ColourScale {
  const { columns, values } = headMatrix(recording, op, head);
  const seen = Array.from(values).filter((_, index) => {
    const cell = { row: Math.floor(index / columns), column: index % columns };
    return !isMasked(hidesLater(op, causal), cell);
  });
  return robustScale(op.mark === 'weights' ? 'magnitude' : 'signed', seen);
}
