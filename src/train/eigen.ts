/** The widest directions of a covariance matrix. Plain numbers, no tfjs: both workers use it. */
import { random } from '../data/random';

export interface Axis {
  /** Of length one, [d]. */
  direction: Float64Array;
  variance: number;
}

/** Directions that are iterated together: those beyond the wanted ones make these converge sooner. */
const BLOCK = 8;
const MOST_ROUNDS = 300;
const CLOSE = 1e-11;

/**
 * The `count` eigenvectors with the largest eigenvalues, by orthogonal iteration with a Rayleigh–Ritz step (Stewart
 * 1969): a few products with the matrix, where all its eigenvectors would cost d³.
 *
 * @param covariance [d, d], symmetric
 */
export function widestAxes(covariance: Float64Array, d: number, count: number): Axis[] {
  const stream = random(0, d);
  let from: Float64Array[] = Array.from({ length: Math.min(d, Math.max(count, BLOCK)) }, () =>
    Float64Array.from({ length: d }, () => stream.normal()),
  );
  let axes: Axis[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = axes;
    const basis = orthonormal(from);
    const images = basis.map((direction) => product(covariance, direction));
    // The best axes within the space that the basis spans, and their images.
    const inner = symmetricEigen(basis.map((direction) => images.map((image) => dot(direction, image))));
    axes = inner.map(({ value, vector }) => ({ variance: value, direction: mixed(basis, vector) }));
    from = inner.map(({ vector }) => mixed(images, vector));
    const moved = axes
      .slice(0, count)
      .map(({ variance }, i) => Math.abs(variance - (before[i]?.variance ?? 0)));
    if (moved.every((by) => by <= CLOSE * axes[0].variance)) break;
  }
  return axes.slice(0, count);
}

/** All eigenvalues of a small symmetric matrix, largest first, by Jacobi's rotations (1846). Consumes its argument. */
export function symmetricEigen(matrix: number[][]): { value: number; vector: number[] }[] {
  const n = matrix.length;
  // Rows are the vectors so far.
  const vectors = matrix.map((_, i) => matrix.map((_, j) => Number(i === j)));
  const size = matrix.flat().reduce((sum, value) => sum + value ** 2, 0);
  const offDiagonal = () =>
    matrix.reduce((sum, row, i) => sum + row.reduce((rest, v, j) => (i === j ? rest : rest + v ** 2), 0), 0);
  for (let sweep = 0; sweep < 50 && offDiagonal() > 1e-30 * size; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(matrix, vectors, p, q);
  }
  return vectors.map((vector, i) => ({ value: matrix[i][i], vector })).sort((a, b) => b.value - a.value);
}

/** Turns axes p and q so that the matrix has a zero at (p, q). */
function rotate(matrix: number[][], vectors: number[][], p: number, q: number): void {
  if (matrix[p][q] === 0) return;
  const theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const turn = (a: number, b: number): [number, number] => [cosine * a - sine * b, sine * a + cosine * b];
  for (const row of matrix) [row[p], row[q]] = turn(row[p], row[q]);
  for (const rows of [matrix, vectors]) {
    for (let j = 0; j < matrix.length; j++) [rows[p][j], rows[q][j]] = turn(rows[p][j], rows[q][j]);
  }
}

/** Gram–Schmidt, one direction after another; one that adds nothing becomes zero. */
function orthonormal(directions: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const direction of directions) {
    const rest = Float64Array.from(direction);
    // Twice is enough (Kahan and Parlett): what rounding left of the others in the first pass goes in the second.
    for (let pass = 0; pass < 2; pass++) {
      for (const other of basis) {
        const along = dot(rest, other);
        for (let j = 0; j < rest.length; j++) rest[j] -= along * other[j];
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    basis.push(
      length > 1e-12 * Math.sqrt(dot(direction, direction)) ? rest.map((x) => x / length) : rest.fill(0),
    );
  }
  return basis;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}

function product(matrix: Float64Array, direction: Float64Array): Float64Array {
  const d = direction.length;
  const image = new Float64Array(d);
  for (let i = 0; i < d; i++) {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += matrix[i * d + j] * direction[j];
    image[i] = sum;
  }
  return image;
}

/** Σ share[k] · directions[k]. */
function mixed(directions: readonly Float64Array[], shares: readonly number[]): Float64Array {
  const sum = new Float64Array(directions[0].length);
  directions.forEach((direction, k) => {
    for (let j = 0; j < sum.length; j++) sum[j] += shares[k] * direction[j];
  });
  return sum;
}
