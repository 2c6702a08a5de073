/** Just enough of a neural net in plain double precision, written from the formulas, to hold the tensor code to. */

export type Matrix = number[][];

export const matrix = (values: ArrayLike<number>, columns: number): Matrix =>
  Array.from({ length: values.length / columns }, (_, row) =>
    Array.from({ length: columns }, (_, column) => values[row * columns + column]),
  );

/** x W + b */
export const affine = (x: Matrix, w: Matrix, b: ArrayLike<number>): Matrix =>
  x.map((row) => Array.from(b, (bias, j) => row.reduce((sum, value, i) => sum + value * w[i][j], bias)));

export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i], 0);

export const plus = (a: Matrix, b: Matrix): Matrix =>
  a.map((row, i) => row.map((value, j) => value + b[i][j]));

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

export const relu = (x: number): number => Math.max(0, x);

export const each = (x: Matrix, f: (value: number) => number): Matrix => x.map((row) => row.map(f));

export function softmax(x: readonly number[]): number[] {
  const top = Math.max(...x);
  const powers = x.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

export const layerNorm = (x: Matrix, gain: ArrayLike<number>, shift: ArrayLike<number>): Matrix =>
  x.map((row) => {
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
    return row.map((value, j) => ((value - mean) / Math.sqrt(variance + 1e-5)) * gain[j] + shift[j]);
  });

/** x Φ(x), with erf by its series: exact in double precision for |x| < 5. */
export function gelu(x: number): number {
  const z = x / Math.SQRT2;
  let term = z;
  let sum = z;
  for (let n = 1; n < 120; n++) {
    term *= (-z * z) / n;
    sum += term / (2 * n + 1);
  }
  return 0.5 * x * (1 + (2 / Math.sqrt(Math.PI)) * sum);
}

export interface PlainLinear {
  kernel: Matrix;
  bias: ArrayLike<number>;
}

export type PlainAttention = Record<'query' | 'key' | 'value', PlainLinear> & { output?: PlainLinear };

/** softmax(Q Kᵀ / √(d/h)) V over the places that each place may see, then the output map if there is one. */
export function attention(
  queries: Matrix,
  context: Matrix,
  sees: (i: number, j: number) => boolean,
  heads: number,
  w: PlainAttention,
): Matrix {
  const [q, k, v] = [w.query, w.key, w.value].map(({ kernel, bias }, part) =>
    affine(part === 0 ? queries : context, kernel, bias),
  );
  const size = q[0].length / heads;
  const heard = q.map((asking, i) => {
    const seen = [...k.keys()].filter((j) => sees(i, j));
    return Array.from({ length: heads }, (_, head) => {
      const part = (x: number[]) => x.slice(head * size, (head + 1) * size);
      const weights = softmax(seen.map((j) => dot(part(asking), part(k[j])) / Math.sqrt(size)));
      return Array.from({ length: size }, (_, column) =>
        seen.reduce((sum, j, at) => sum + weights[at] * part(v[j])[column], 0),
      );
    }).flat();
  });
  return w.output ? affine(heard, w.output.kernel, w.output.bias) : heard;
}
