/** Numbers at half their size: 16 bits each, evenly spaced between the smallest and the largest. */
import { DataError } from './dataError';

export interface Quantised {
  min: number;
  step: number;
  data: Uint16Array;
}

const LEVELS = 65535;

export function quantise(values: Float32Array): Quantised {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) throw new DataError('A number that is not finite cannot be saved.');
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const step = (max - min) / LEVELS || 1;
  return { min, step, data: Uint16Array.from(values, (value) => Math.round((value - min) / step)) };
}

/** Within half a step of what was quantised. */
export const dequantise = ({ min, step, data }: Quantised): Float32Array =>
  Float32Array.from(data, (level) => min + level * step);
