/** Choosing what to hide from BERT4Rec. */
import { random, STREAM } from '../../../src/data/random';

/** Each position with probability `rate`, and at least one: as in training. The same `draw` gives the same masks. */
export function drawMasks(length: number, rate: number, draw: number): number[] {
  const stream = random(draw, STREAM.masks);
  const drawn = Array.from({ length }, (_, position) => position).filter(() => stream.uniform() < rate);
  return drawn.length > 0 || length === 0 ? drawn : [stream.integer(length)];
}

/** Hides what is shown, shows what is hidden. */
export const toggled = (masked: readonly number[], position: number): number[] =>
  masked.includes(position)
    ? masked.filter((other) => other !== position)
    : [...masked, position].sort((a, b) => a - b);
