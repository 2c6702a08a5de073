import type { ModelName } from '../../../src/models/config';
import type { Op, Recording } from '../../../src/nn/recording';

/** Where a figure opens: in the middle of things, at the tensor that its chapter is about. */
const openingMarks: Record<ModelName, string> = { gru4rec: 'state', sasrec: 'weights', bert4rec: 'weights' };

export function openingOp(model: ModelName, { ops }: Recording): Op {
  const opening = ops.filter(({ mark }) => mark === openingMarks[model]);
  return (model === 'gru4rec' ? opening.at(-1) : opening[0]) ?? ops[0];
}
