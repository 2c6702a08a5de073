import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { PointwiseAttrs } from '../pointwiseAttention';
import { backendOf, type Call, f32, i32, parts, run } from './shader';

const THREADS = 64;

/** Of a slot i and a slot j that it may see, in one head: the affinity, and how its weight follows from it. */
const seeing = (headWidth: number) => /* wgsl */ `
  const DH = ${headWidth};
  fn sees(i: i32, j: i32) -> bool { return j <= i && segments[i] == segments[j]; }
  fn affinity(i: i32, j: i32, column: i32, d: i32) -> f32 {
    var sum = bias[i - j];
    for (var c = column; c < column + DH; c++) { sum += q[i * d + c] * k[j * d + c]; }
    return sum;
  }
  fn share(a: f32) -> f32 { return 1.0 / (1.0 + exp(-clamp(a, -80.0, 80.0))); }
  fn silu(a: f32) -> f32 { return a * share(a) / uniforms.length; }
  fn slope(a: f32) -> f32 { return share(a) * (1.0 + a * (1.0 - share(a))) / uniforms.length; }`;

const uniformsOf = ({ heads, width, length }: PointwiseAttrs) => ({
  heads: i32(heads),
  width: i32(width),
  length: f32(length),
});

/** q, k, v [slots, d], bias [width …], segments [slots] → [slots, d]. A thread for each slot and head. */
export function pointwiseAttention(call: Call<'q' | 'k' | 'v' | 'bias' | 'segments'>): TensorInfo[] {
  const { q, k, v, bias, segments } = call.inputs;
  const attrs = call.attrs as PointwiseAttrs;
  const [slots, d] = q.shape;
  const heard = run(backendOf(call), {
    name: `pointwiseAttention ${d / attrs.heads}`,
    inputs: { q, k, v, bias, segments },
    output: [slots, d],
    workgroups: Math.ceil((slots * attrs.heads) / THREADS),
    threads: THREADS,
    uniforms: uniformsOf(attrs),
    code: () => /* wgsl */ `
      ${seeing(d / attrs.heads)}
      fn main(index: i32) {
        let d = uniforms.qShape.y;
        let i = index / uniforms.heads;
        if (i >= uniforms.qShape.x) { return; }
        let column = (index % uniforms.heads) * DH;
        var heard = array<f32, DH>();
        for (var j = i / uniforms.width * uniforms.width; j <= i; j++) {
          if (!sees(i, j)) { continue; }
          let weight = silu(affinity(i, j, column, d));
          for (var c = 0; c < DH; c++) { heard[c] += weight * v[j * d + column + c]; }
        }
        for (var c = 0; c < DH; c++) { result[i * d + column + c] = heard[c]; }
      }`,
  });
  return [heard];
}

/**
 * → dq, dk, dv [slots, d] and dbias. A thread for each slot and head that asks, one for each that is asked, and one for
 * each row, head and distance back; a second dispatch adds the last up over rows and heads.
 */
export function pointwiseAttentionGradient(
  call: Call<'dy' | 'note0' | 'note1' | 'note2' | 'note3' | 'note4'>,
): TensorInfo[] {
  const backend = backendOf(call);
  const { dy, note0: q, note1: k, note2: v, note3: bias, note4: segments } = call.inputs;
  const attrs = call.attrs as PointwiseAttrs;
  const [slots, d] = q.shape;
  const rows = slots / attrs.width;
  const packed = run(backend, {
    name: `pointwiseAttentionGradient ${d / attrs.heads}`,
    inputs: { dy, q, k, v, bias, segments },
    output: [slots * (3 * d + attrs.heads)],
    workgroups: 3 * Math.ceil((slots * attrs.heads) / THREADS),
    threads: THREADS,
    uniforms: uniformsOf(attrs),
    code: () => /* wgsl */ `
      ${seeing(d / attrs.heads)}
      /** dy of i along v of j: the gradient of the weight between them. */
      fn pull(i: i32, j: i32, column: i32, d: i32) -> f32 {
        var sum = 0.0;
        for (var c = column; c < column + DH; c++) { sum += dy[i * d + c] * v[j * d + c]; }
        return sum;
      }
      fn ofQuery(i: i32, column: i32, d: i32) {
        var dq = array<f32, DH>();
        for (var j = i / uniforms.width * uniforms.width; j <= i; j++) {
          if (!sees(i, j)) { continue; }
          let daffinity = slope(affinity(i, j, column, d)) * pull(i, j, column, d);
          for (var c = 0; c < DH; c++) { dq[c] += daffinity * k[j * d + column + c]; }
        }
        for (var c = 0; c < DH; c++) { result[i * d + column + c] = dq[c]; }
      }
      fn ofKey(j: i32, column: i32, d: i32) {
        let size = uniforms.qShape.x * d;
        var dk = array<f32, DH>();
        var dv = array<f32, DH>();
        for (var i = j; i < (j / uniforms.width + 1) * uniforms.width; i++) {
          if (!sees(i, j)) { continue; }
          let a = affinity(i, j, column, d);
          let weight = silu(a);
          let daffinity = slope(a) * pull(i, j, column, d);
          for (var c = 0; c < DH; c++) {
            dk[c] += daffinity * q[i * d + column + c];
            dv[c] += weight * dy[i * d + column + c];
          }
        }
        for (var c = 0; c < DH; c++) {
          result[size + j * d + column + c] = dk[c];
          result[2 * size + j * d + column + c] = dv[c];
        }
      }
      /** Of a row and head. Its place among the slots says which row and distance. */
      fn ofDistance(slot: i32, head: i32, d: i32) {
        let back = slot % uniforms.width;
        var sum = 0.0;
        for (var i = slot; i < (slot / uniforms.width + 1) * uniforms.width; i++) {
          if (!sees(i, i - back)) { continue; }
          sum += slope(affinity(i, i - back, head * DH, d)) * pull(i, i - back, head * DH, d);
        }
        result[3 * uniforms.qShape.x * d + head * uniforms.qShape.x + slot] = sum;
      }
      fn main(index: i32) {
        let d = uniforms.qShape.y;
        let size = uniforms.qShape.x * uniforms.heads;
        let each = (size + THREADS - 1) / THREADS * THREADS;
        let part = index / each;
        let place = index % each;
        if (place >= size) { return; }
        let slot = place / uniforms.heads;
        let head = place % uniforms.heads;
        if (part == 0) { ofQuery(slot, head * DH, d); }
        if (part == 1) { ofKey(slot, head * DH, d); }
        if (part == 2) { ofDistance(slot, head, d); }
      }`,
  });
  const [dq, dk, dv, shares] = parts(backend, packed, [
    [slots, d],
    [slots, d],
    [slots, d],
    [attrs.heads * rows, attrs.width],
  ]);
  const dbias = run(backend, {
    name: 'pointwiseAttentionBias',
    inputs: { shares },
    output: bias.shape,
    workgroups: Math.ceil(bias.shape[0] / THREADS),
    threads: THREADS,
    code: () => /* wgsl */ `
      fn main(back: i32) {
        let width = uniforms.sharesShape.y;
        if (back >= uniforms.outShape) { return; }
        var sum = 0.0;
        if (back < width) {
          for (var row = 0; row < uniforms.sharesShape.x; row++) { sum += shares[row * width + back]; }
        }
        result[back] = sum;
      }`,
  });
  backend.disposeData(shares.dataId);
  return [dq, dk, dv, dbias];
}
