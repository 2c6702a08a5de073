/** Numbers at half their size: 16 bits each, evenly spaced between the smallest and the largest. */
import { DataError } from './dataError';

export interface Quantised {
  min: number;
  step: number;
  data: Uint16Array;
}

/** A number below this is a mask's "never" rather than a measurement: it has a level of its own. */
const FLOOR = -1e8;
const NEVER = -1e9;
const NEVER_LEVEL = 65535;
const LEVELS = NEVER_LEVEL - 1;

export function quantise(values: Float32Array): Quantised {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) throw new DataError('A number that is not finite cannot be saved.');
    if (value < FLOOR) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) [min, max] = [0, 0];
  const step = (max - min) / LEVELS || 1;
  const level = (value: number) => (value < FLOOR ? NEVER_LEVEL : Math.round((value - min) / step));
  return { min, step, data: Uint16Array.from(values, level) };
}

/** Within half a step of what was quantised. */
export const dequantise = ({ min, step, data }: Quantised): Float32Array =>
  Float32Array.from(data, (level) => (level === NEVER_LEVEL ? NEVER : min + level * step));
