/**
 * A cloud of points in d dimensions, as seen on a plane: the principal components (Pearson 1901), and how one such view
 * is turned onto the last. Plain numbers, no tfjs.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export interface Plane {
  /** [rows, 2], from the mean of all points. */
  points: Float32Array;
  /** Share of the whole variance that lies in the plane. */
  share: number;
}

/**
 * The plane in which the points differ most.
 *
 * @param vectors [rows, d], row-major
 */
export function principalPlane(vectors: ArrayLike<number>, d: number): Plane {
  const rows = vectors.length / d;
  const { mean, covariance } = spreadOf(vectors, d);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  });
  const widest = realEigenvalues
    .map((variance, column) => ({ variance, direction: eigenvectorMatrix.getColumn(column) }))
    .sort((a, b) => b.variance - a.variance)
    .slice(0, 2);
  const points = new Float32Array(2 * rows);
  widest.forEach(({ direction }, axis) => {
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let j = 0; j < d; j++) sum += (vectors[row * d + j] - mean[j]) * direction[j];
      points[2 * row + axis] = sum;
    }
  });
  const total = covariance.trace();
  const held = widest.reduce((sum, { variance }) => sum + variance, 0);
  return { points, share: total > 0 ? held / total : 0 };
}

function spreadOf(vectors: ArrayLike<number>, d: number): { mean: Float64Array; covariance: Matrix } {
  const rows = vectors.length / d;
  const mean = new Float64Array(d);
  for (let i = 0; i < vectors.length; i++) mean[i % d] += vectors[i] / rows;
  const centred = new Matrix(rows, d);
  for (let i = 0; i < vectors.length; i++) centred.set(Math.floor(i / d), i % d, vectors[i] - mean[i % d]);
  return { mean, covariance: centred.transpose().mmul(centred).div(rows) };
}

/**
 * Turns (and, where that fits better, mirrors) a view so that each point is as near as can be to where it was: the axes
 * of principal components have no sign and no order of their own when two are alike, and a map that flips from one
 * moment to the next cannot be read. Distances within the view stay as they are (orthogonal Procrustes, Schönemann 1966;
 * in two dimensions it has a closed form).
 *
 * @param points [rows, 2]
 * @param onto [rows, 2], the same points before
 */
export function turnedOnto(points: Float32Array, onto: Float32Array): Float32Array {
  // Sums of products of old and new coordinates: xx is old x with new x.
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let i = 0; i < points.length; i += 2) {
    xx += onto[i] * points[i];
    xy += onto[i] * points[i + 1];
    yx += onto[i + 1] * points[i];
    yy += onto[i + 1] * points[i + 1];
  }
  const mirrored = Math.hypot(xx - yy, xy + yx) > Math.hypot(xx + yy, yx - xy);
  const angle = mirrored ? Math.atan2(xy + yx, xx - yy) : Math.atan2(yx - xy, xx + yy);
  const [cosine, sine, sign] = [Math.cos(angle), Math.sin(angle), mirrored ? -1 : 1];
  const turned = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]];
    turned[i] = cosine * x - sign * sine * y;
    turned[i + 1] = sine * x + sign * cosine * y;
  }
  return turned;
}
