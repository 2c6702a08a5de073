import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { commandsOf } from './commands';
import { elementwise } from './elementwise';
import { ALIGNMENT } from './places';
import { backendOf, type Call, run } from './shader';

const THREADS = 128;

/** Threads to a row, which go along it side by side. */
const SHARES = 32;

/** What a thread knows of some scores: the largest, and Σ exp(score − largest). */
const merging = /* wgsl */ `
  const SHARES = ${SHARES};
  fn merged(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
    let high = max(a.x, b.x);
    return vec2<f32>(high, a.y * exp(a.x - high) + b.y * exp(b.x - high));
  }`;

/** scores [rows, width] → what each thread found, [2, rows, SHARES]. */
function sharesOf(backend: WebGPUBackend, scores: TensorInfo): TensorInfo {
  const [rows] = scores.shape;
  return run(backend, {
    name: 'crossEntropyShares',
    inputs: { scores },
    output: [2, rows, SHARES],
    workgroups: Math.ceil((rows * SHARES) / THREADS),
    threads: THREADS,
    code: () => /* wgsl */ `
      ${merging}
      fn main(index: i32) {
        let rows = uniforms.scoresShape.x;
        let width = uniforms.scoresShape.y;
        let row = index / SHARES;
        if (row >= rows) { return; }
        var own = vec2<f32>(-3.4e38, 0.0);
        for (var j = index % SHARES; j < width; j += SHARES) {
          own = merged(own, vec2<f32>(scores[row * width + j], 1.0));
        }
        result[index] = own.x;
        result[rows * SHARES + index] = own.y;
      }`,
  });
}

/** WGSL of `ofRow`: all that the threads of a row found. */
const together = /* wgsl */ `
  ${merging}
  fn ofRow(row: i32) -> vec2<f32> {
    var all = vec2<f32>(-3.4e38, 0.0);
    for (var i = row * SHARES; i < (row + 1) * SHARES; i++) {
      all = merged(all, vec2<f32>(shares[i], shares[uniforms.sharesShape.y * SHARES + i]));
    }
    return all;
  }`;

/** Threads of the one workgroup that adds up the losses of all rows. */
const ADDING = 256;

/**
 * scores [rows, width], target [rows] → the mean loss of the rows, and log Σ exp of each [rows]. In two dispatches: for
 * all threads of a row to wait for each other within one would cost more.
 */
export function crossEntropy(call: Call<'scores' | 'target'>): TensorInfo[] {
  const backend = backendOf(call);
  const { scores, target } = call.inputs;
  const [rows] = scores.shape;
  const shares = sharesOf(backend, scores);
  const packed = run(backend, {
    name: 'crossEntropy',
    inputs: { scores, right: target, shares },
    output: [ALIGNMENT + rows],
    workgroups: 1,
    threads: ADDING,
    code: () => /* wgsl */ `
      ${together}
      var<workgroup> losses: array<f32, THREADS>;
      fn main(index: i32) {
        let rows = uniforms.scoresShape.x;
        var loss = 0.0;
        for (var row = index; row < rows; row += THREADS) {
          let all = ofRow(row);
          let logSum = log(all.y);
          loss += logSum + (all.x - scores[row * uniforms.scoresShape.y + right[row]]);
          result[${ALIGNMENT} + row] = logSum + all.x;
        }
        losses[index] = loss;
        workgroupBarrier();
        if (index > 0) { return; }
        for (var i = 1; i < THREADS; i++) { loss += losses[i]; }
        result[0] = loss / f32(rows);
      }`,
  });
  backend.disposeData(shares.dataId);
  const { places } = commandsOf(backend);
  const loss = places.part(packed, 0, []);
  const logSums = places.part(packed, ALIGNMENT, [rows]);
  backend.disposeData(packed.dataId);
  return [loss, logSums];
}

/** scores [rows, width] → log Σ exp of each row [rows]. */
export function rowLogSums(call: Call<'scores'>): TensorInfo[] {
  const backend = backendOf(call);
  const [rows] = call.inputs.scores.shape;
  const shares = sharesOf(backend, call.inputs.scores);
  const sums = run(backend, {
    name: 'rowLogSums',
    inputs: { shares },
    output: [rows],
    workgroups: Math.ceil(rows / THREADS),
    threads: THREADS,
    code: () => /* wgsl */ `
      ${together}
      fn main(row: i32) {
        if (row >= uniforms.outShape) { return; }
        let all = ofRow(row);
        result[row] = log(all.y) + all.x;
      }`,
  });
  backend.disposeData(shares.dataId);
  return [sums];
}

/** → the gradient of the mean loss, times dy: [rows, width]. A target may lie outside of these scores. */
export function crossEntropyGradient(call: Call<'scores' | 'target' | 'note0' | 'dy'>): TensorInfo[] {
  const { scores: x, target: right, note0: logSum, dy } = call.inputs;
  const share = 'exp(x[index] - logSum[rowOf(index)]) - right01(index)';
  const helpers = /* wgsl */ `
    fn rowOf(index: i32) -> i32 { return index / uniforms.xShape.y; }
    fn right01(index: i32) -> f32 { return f32(index % uniforms.xShape.y == right[rowOf(index)]); }`;
  const value = `(${share}) * dy[0] / f32(uniforms.xShape.x)`;
  return [elementwise(call, { x, right, logSum, dy }, value, { helpers })];
}
