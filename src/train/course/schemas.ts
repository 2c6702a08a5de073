/** What is kept of a run, as it has to be for us to take it back: of use wherever a run is read from a file. */
import * as v from 'valibot';
import { faultNames, lossNames } from '../../models/config';

export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Positive = v.pipe(v.number(), v.finite(), v.minValue(0));
export const Config = v.object({
  seed: Count,
  epochs: v.pipe(Count, v.minValue(1), v.maxValue(10_000)),
  width: v.pipe(Count, v.minValue(2), v.maxValue(1024)),
  maxLength: v.pipe(Count, v.minValue(2), v.maxValue(1024)),
  batchSize: v.pipe(Count, v.minValue(1), v.maxValue(4096)),
  learningRate: Positive,
  dropout: v.pipe(v.number(), v.minValue(0), v.maxValue(0.95)),
  loss: v.picklist(lossNames),
  negatives: v.pipe(Count, v.maxValue(4096)),
  blocks: v.pipe(Count, v.minValue(1), v.maxValue(12)),
  heads: v.pipe(Count, v.minValue(1), v.maxValue(16)),
  norm: v.picklist(['pre', 'published']),
  bptt: v.picklist(['full', 'session-parallel']),
  maskRate: v.pipe(v.number(), v.minValue(0.01), v.maxValue(0.9)),
  fault: v.optional(v.picklist(faultNames), 'none'),
});
export const Metric = v.object({
  hr10: Positive,
  ndcg10: Positive,
  mrr: Positive,
  step: Count,
  epoch: Positive,
  players: Count,
});
export const Loss = v.object({ step: Count, epoch: Positive, loss: v.number() });
