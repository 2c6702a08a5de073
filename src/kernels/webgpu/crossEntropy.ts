import type { TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call, parts, run } from './shader';

const THREADS = 128;

/** scores [rows, width], target [rows] → the loss of each row and its log Σ exp, [rows] each. */
export function crossEntropy(call: Call<'scores' | 'target'>): TensorInfo[] {
  const backend = backendOf(call);
  const { scores, target } = call.inputs;
  const [rows] = scores.shape;
  const packed = run(backend, {
    name: 'crossEntropy',
    inputs: { scores, right: target },
    output: [2, rows],
    workgroups: rows,
    threads: THREADS,
    code: /* wgsl */ `
      // The largest score so far, and Σ exp(score − largest).
      var<workgroup> sums: array<vec2<f32>, THREADS>;
      fn merged(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
        let high = max(a.x, b.x);
        return vec2<f32>(high, a.y * exp(a.x - high) + b.y * exp(b.x - high));
      }
      fn main(index: i32) {
        let width = uniforms.scoresShape.y;
        let row = index / THREADS;
        let lane = i32(localId.x);
        var own = vec2<f32>(-3.4e38, 0.0);
        for (var j = lane; j < width; j += THREADS) {
          let score = scores[row * width + j];
          own = merged(own, vec2<f32>(score, 1.0));
        }
        sums[lane] = own;
        workgroupBarrier();
        for (var reach = THREADS / 2; reach > 0; reach /= 2) {
          if (lane < reach) { sums[lane] = merged(sums[lane], sums[lane + reach]); }
          workgroupBarrier();
        }
        if (lane == 0 && row < uniforms.scoresShape.x) {
          let high = sums[0].x;
          let logSum = log(sums[0].y);
          result[row] = logSum + (high - scores[row * width + right[row]]);
          result[uniforms.scoresShape.x + row] = logSum + high;
        }
      }`,
  });
  return parts(backend, packed, [[rows], [rows]]);
}

/** → the gradient of the mean loss, times dy: [rows, width]. */
export function crossEntropyGradient(call: Call<'scores' | 'target' | 'note0' | 'dy'>): TensorInfo[] {
  const backend = backendOf(call);
  const { scores, target, note0: logSum, dy } = call.inputs;
  const [rows, width] = scores.shape;
  const gradient = run(backend, {
    name: 'crossEntropyGradient',
    inputs: { scores, right: target, logSum, dy },
    output: [rows, width],
    workgroups: Math.ceil((rows * width) / THREADS),
    threads: THREADS,
    code: /* wgsl */ `
      fn main(index: i32) {
        let rows = uniforms.scoresShape.x;
        let width = uniforms.scoresShape.y;
        if (index >= rows * width) { return; }
        let row = index / width;
        var share = exp(scores[index] - logSum[row]);
        if (index % width == right[row]) { share -= 1.0; }
        result[index] = share * dy[0] / f32(rows);
      }`,
  });
  return [gradient];
}
