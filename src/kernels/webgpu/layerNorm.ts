import type { TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call, parts, run } from './shader';

const THREADS = 64;

/** Mean and 1 / deviation of a row, by one thread. */
const moments = /* wgsl */ `
  fn moments(row: i32, width: i32) -> vec2<f32> {
    var mean = 0.0;
    for (var j = 0; j < width; j++) { mean += x[row * width + j]; }
    mean /= f32(width);
    var variance = 0.0;
    for (var j = 0; j < width; j++) {
      let centred = x[row * width + j] - mean;
      variance += centred * centred;
    }
    return vec2<f32>(mean, inverseSqrt(variance / f32(width) + 1e-5));
  }`;

/** x [rows, width], gain and shift [width] → y, as x. */
export function layerNorm(call: Call<'x' | 'gain' | 'shift'>): TensorInfo[] {
  const backend = backendOf(call);
  const { x, gain, shift } = call.inputs;
  const [rows, width] = x.shape;
  const y = run(backend, {
    name: 'layerNorm',
    inputs: { x, gain, shift },
    output: [rows, width],
    workgroups: rows,
    threads: THREADS,
    code: /* wgsl */ `
      var<workgroup> sums: array<f32, THREADS>;
      fn total(lane: i32, own: f32) -> f32 {
        sums[lane] = own;
        workgroupBarrier();
        for (var reach = THREADS / 2; reach > 0; reach /= 2) {
          if (lane < reach) { sums[lane] += sums[lane + reach]; }
          workgroupBarrier();
        }
        let all = sums[0];
        workgroupBarrier();
        return all;
      }
      fn main(index: i32) {
        let width = uniforms.xShape.y;
        let lane = i32(localId.x);
        let row = index / THREADS;
        let start = row * width;
        var own = 0.0;
        for (var j = lane; j < width; j += THREADS) { own += x[start + j]; }
        let mean = total(lane, own) / f32(width);
        own = 0.0;
        for (var j = lane; j < width; j += THREADS) {
          let centred = x[start + j] - mean;
          own += centred * centred;
        }
        let inverse = inverseSqrt(total(lane, own) / f32(width) + 1e-5);
        if (row >= uniforms.xShape.x) { return; }
        for (var j = lane; j < width; j += THREADS) {
          result[start + j] = (x[start + j] - mean) * inverse * gain[j] + shift[j];
        }
      }`,
  });
  return [y];
}

/**
 * → dx [rows, width], dgain [width], dshift [width].
 *
 * A workgroup is 16 lanes of rows by 4 columns. The first ones sum up the columns; of the others each thread has a row.
 */
export function layerNormGradient(call: Call<'dy' | 'gain' | 'x'>): TensorInfo[] {
  const backend = backendOf(call);
  const { dy, gain, x } = call.inputs;
  const [rows, width] = x.shape;
  const columnGroups = Math.ceil(width / 4);
  const packed = run(backend, {
    name: 'layerNormGradient',
    inputs: { dy, gain, x },
    output: [(rows + 2) * width],
    workgroups: columnGroups + Math.ceil(rows / THREADS),
    threads: THREADS,
    code: /* wgsl */ `
      ${moments}
      var<workgroup> sums: array<vec2<f32>, THREADS>;
      fn main(index: i32) {
        let rows = uniforms.xShape.x;
        let width = uniforms.xShape.y;
        let groups = (width + 3) / 4;
        let group = index / THREADS;
        let lane = i32(localId.x);
        let column = 4 * group + lane % 4;
        var own = vec2<f32>(0.0, 0.0);
        if (group < groups && column < width) {
          for (var row = lane / 4; row < rows; row += THREADS / 4) {
            let at = moments(row, width);
            let pull = dy[row * width + column];
            own += vec2<f32>(pull * (x[row * width + column] - at.x) * at.y, pull);
          }
        }
        sums[lane] = own;
        workgroupBarrier();
        if (group < groups) {
          if (lane < 4 && column < width) {
            for (var other = lane + 4; other < THREADS; other += 4) { own += sums[other]; }
            result[rows * width + column] = own.x;
            result[(rows + 1) * width + column] = own.y;
          }
          return;
        }
        let row = (group - groups) * THREADS + lane;
        if (row >= rows) { return; }
        let at = moments(row, width);
        var mean = vec2<f32>(0.0, 0.0);
        for (var j = 0; j < width; j++) {
          let pull = dy[row * width + j] * gain[j];
          mean += vec2<f32>(pull, pull * (x[row * width + j] - at.x) * at.y);
        }
        mean /= f32(width);
        for (var j = 0; j < width; j++) {
          let normed = (x[row * width + j] - at.x) * at.y;
          result[row * width + j] = at.y * (dy[row * width + j] * gain[j] - mean.x - normed * mean.y);
        }
      }`,
  });
  return parts(backend, packed, [[rows, width], [width], [width]]);
}
