/** The powers that a softmax divides by their sum. */
export interface Powers {
  /** What is taken from each number first, as the code does, where a power would be too large to write; else 0. */
  shift: number;
  /** e^(x − shift) */
  powers: number[];
  total: number;
}

const largestWritten = 20;

export function powersOf(values: ArrayLike<number>): Powers {
  const all = Array.from(values);
  const largest = all.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const shift = Math.abs(largest) > largestWritten ? largest : 0;
  const powers = all.map((value) => Math.exp(value - shift));
  return { shift, powers, total: powers.reduce((sum, power) => sum + power, 0) };
}
