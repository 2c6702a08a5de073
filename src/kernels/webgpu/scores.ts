import type { TensorInfo } from '@tensorflow/tfjs-core';
import { blockOf, blocks, sumOfProducts, THREADS } from './product';
import { backendOf, type Call, i32, parts, run } from './shader';

/** hidden [rows, d], vectors [games, d], bias [games] where there is one → hidden vectorsᵀ + bias [rows, games]. */
export function scores(call: Call<'hidden' | 'vectors' | 'bias'>): TensorInfo[] {
  const { inputs } = call;
  const [rows] = inputs.hidden.shape;
  const [games] = inputs.vectors.shape;
  const biased = inputs.bias !== undefined;
  const products = run(backendOf(call), {
    name: `scores ${biased}`,
    inputs,
    output: [rows, games],
    workgroups: blocks(rows, games),
    threads: THREADS,
    code: () => /* wgsl */ `
      ${blockOf()}
      ${sumOfProducts('sums', 'hidden', 'vectors')}
      fn main(index: i32) {
        let rows = uniforms.outShape.x;
        let games = uniforms.outShape.y;
        let d = uniforms.hiddenShape.y;
        if (index / THREADS >= blocks(rows, games)) { return; }
        let top = topOf(index / THREADS, games);
        let left = leftOf(index / THREADS, games);
        let at = columnsFrom(left, games);
        var block = sums(rowsFrom(top, rows) * d, 1, at * d, 1, d);
        ${
          biased
            ? `let added = vec4<f32>(bias[at.x], bias[at.y], bias[at.z], bias[at.w]);
        block += mat4x4<f32>(added, added, added, added);`
            : ''
        }
        write(0, block, top, left, rows, games);
      }`,
  });
  return [products];
}

/**
 * dy [rows, games], hidden, vectors → dhidden [rows, d], dvectors [games, d] and, if `biased`, dbias [games]: some
 * workgroups see to the first, others to the second, the last to the third.
 */
export function scoresGradient(call: Call<'dy' | 'hidden' | 'vectors'>): TensorInfo[] {
  const backend = backendOf(call);
  const { inputs } = call;
  const { biased } = call.attrs as { biased: boolean };
  const [rows, d] = inputs.hidden.shape;
  const [games] = inputs.vectors.shape;
  const packed = run(backend, {
    name: 'scoresGradient',
    inputs,
    output: [(rows + games) * d + (biased ? games : 0)],
    workgroups: blocks(rows, d) + blocks(games, d) + (biased ? Math.ceil(games / THREADS) : 0),
    threads: THREADS,
    uniforms: { biased: i32(Number(biased)) },
    code: () => /* wgsl */ `
      ${blockOf()}
      ${sumOfProducts('ofVectors', 'dy', 'vectors')}
      ${sumOfProducts('ofHidden', 'dy', 'hidden')}
      fn toHidden(group: i32, rows: i32, games: i32, d: i32) {
        let top = topOf(group, d);
        let left = leftOf(group, d);
        write(0, ofVectors(rowsFrom(top, rows) * games, 1, columnsFrom(left, d), d, games), top, left, rows, d);
      }
      fn toVectors(group: i32, rows: i32, games: i32, d: i32) {
        let top = topOf(group, d);
        let left = leftOf(group, d);
        let sums = ofHidden(rowsFrom(top, games), games, columnsFrom(left, d), d, rows);
        write(rows * d, sums, top, left, games, d);
      }
      fn toBias(game: i32, rows: i32, games: i32, d: i32) {
        if (game >= games) { return; }
        var sum = 0.0;
        for (var row = 0; row < rows; row++) { sum += dy[row * games + game]; }
        result[(rows + games) * d + game] = sum;
      }
      fn main(index: i32) {
        let rows = uniforms.hiddenShape.x;
        let d = uniforms.hiddenShape.y;
        let games = uniforms.vectorsShape.x;
        let group = index / THREADS;
        let second = group - blocks(rows, d);
        let third = second - blocks(games, d);
        if (second < 0) {
          toHidden(group, rows, games, d);
        } else if (third < 0) {
          toVectors(second, rows, games, d);
        } else if (uniforms.biased == 1) {
          toBias(third * THREADS + i32(localId.x), rows, games, d);
        }
      }`,
  });
  const shapes = [[rows, d], [games, d], [games]];
  return parts(backend, packed, biased ? shapes : shapes.slice(0, 2));
}
