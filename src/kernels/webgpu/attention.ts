import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type AttentionAttrs, LONGEST_ROW } from '../attention';
import { project, projectGradient } from './linear';
import { backendOf, type Call, i32, joined, run } from './shader';

/** Of one slot and head: the affinity of a slot that may be seen, and which those are. */
const seeing = (headWidth: number) => /* wgsl */ `
  const DH = ${headWidth};
  const SCALE = ${1 / Math.sqrt(headWidth)};
  fn sees(i: i32, j: i32) -> bool {
    return segments[i] == segments[j] && (uniforms.causal == 0 || j <= i);
  }
  fn product(a: i32, b: i32) -> f32 {
    var sum = 0.0;
    for (var c = 0; c < DH; c++) { sum += projected[a + c] * projected[b + c]; }
    return sum;
  }`;

const uniformsOf = ({ heads, width, causal }: AttentionAttrs) => ({
  heads: i32(heads),
  width: i32(width),
  causal: i32(Number(causal)),
});

/** projected: queries, keys and values [3, slots, d]; segments [slots] → [slots, d]. A thread for each slot and head. */
function hear(backend: WebGPUBackend, projected: TensorInfo, segments: TensorInfo, attrs: AttentionAttrs) {
  const [, slots, d] = projected.shape;
  const threads = 64;
  return run(backend, {
    name: `attention ${d / attrs.heads}`,
    inputs: { projected, segments },
    output: [slots, d],
    workgroups: Math.ceil((slots * attrs.heads) / threads),
    threads,
    uniforms: uniformsOf(attrs),
    code: () => /* wgsl */ `
      ${seeing(d / attrs.heads)}
      fn main(index: i32) {
        let slots = uniforms.projectedShape.y;
        let d = uniforms.projectedShape.z;
        if (index >= slots * uniforms.heads) { return; }
        let i = index / uniforms.heads;
        let column = (index % uniforms.heads) * DH;
        let first = (i / uniforms.width) * uniforms.width;
        // The softmax as it goes: the largest affinity so far, and the sums relative to it.
        var high = -3.4e38;
        var total = 0.0;
        var heard: array<f32, DH>;
        for (var c = 0; c < DH; c++) { heard[c] = 0.0; }
        for (var j = first; j < first + uniforms.width; j++) {
          if (!sees(i, j)) { continue; }
          let affinity = SCALE * product(i * d + column, (slots + j) * d + column);
          let higher = max(high, affinity);
          let fade = exp(high - higher);
          let weight = exp(affinity - higher);
          high = higher;
          total = total * fade + weight;
          let value = (2 * slots + j) * d + column;
          for (var c = 0; c < DH; c++) { heard[c] = heard[c] * fade + weight * projected[value + c]; }
        }
        for (var c = 0; c < DH; c++) { result[i * d + column + c] = heard[c] / total; }
      }`,
  });
}

/**
 * → dprojected [3, slots, d]. A workgroup for each row and head: first what each slot gave to those it saw, and the
 * gradient of its query; then, of each slot that was seen, the gradients of its key and value.
 */
function hearGradient(
  backend: WebGPUBackend,
  inputs: Record<'projected' | 'segments' | 'heard' | 'dy', TensorInfo>,
  attrs: AttentionAttrs,
): TensorInfo {
  const [, slots, d] = inputs.projected.shape;
  return run(backend, {
    name: `attentionGradient ${d / attrs.heads}`,
    inputs,
    output: inputs.projected.shape,
    workgroups: (slots / attrs.width) * attrs.heads,
    threads: 64,
    uniforms: uniformsOf(attrs),
    code: () => /* wgsl */ `
      ${seeing(d / attrs.heads)}
      // Of each slot: log Σ exp of its affinities, and Σ weight · d weight.
      var<workgroup> logSum: array<f32, ${LONGEST_ROW}>;
      var<workgroup> level: array<f32, ${LONGEST_ROW}>;
      fn pull(i: i32, value: i32) -> f32 {
        var sum = 0.0;
        for (var c = 0; c < DH; c++) { sum += dy[i + c] * projected[value + c]; }
        return sum;
      }
      fn main(index: i32) {
        let slots = uniforms.projectedShape.y;
        let d = uniforms.projectedShape.z;
        let group = index / THREADS;
        let lane = i32(localId.x);
        let first = (group / uniforms.heads) * uniforms.width;
        let column = (group % uniforms.heads) * DH;
        for (var place = lane; place < uniforms.width; place += THREADS) {
          let i = first + place;
          let query = i * d + column;
          var high = -3.4e38;
          var total = 0.0;
          for (var j = first; j < first + uniforms.width; j++) {
            if (!sees(i, j)) { continue; }
            let affinity = SCALE * product(query, (slots + j) * d + column);
            let higher = max(high, affinity);
            total = total * exp(high - higher) + exp(affinity - higher);
            high = higher;
          }
          let sum = high + log(total);
          var mean = 0.0;
          for (var c = 0; c < DH; c++) { mean += dy[query + c] * heard[query + c]; }
          logSum[place] = sum;
          level[place] = mean;
          var gradient: array<f32, DH>;
          for (var c = 0; c < DH; c++) { gradient[c] = 0.0; }
          for (var j = first; j < first + uniforms.width; j++) {
            if (!sees(i, j)) { continue; }
            let key = (slots + j) * d + column;
            let weight = exp(SCALE * product(query, key) - sum);
            let share = weight * (pull(query, (2 * slots + j) * d + column) - mean) * SCALE;
            for (var c = 0; c < DH; c++) { gradient[c] += share * projected[key + c]; }
          }
          for (var c = 0; c < DH; c++) { result[query + c] = gradient[c]; }
        }
        workgroupBarrier();
        for (var place = lane; place < uniforms.width; place += THREADS) {
          let j = first + place;
          let key = (slots + j) * d + column;
          let value = (2 * slots + j) * d + column;
          var dkey: array<f32, DH>;
          var dvalue: array<f32, DH>;
          for (var c = 0; c < DH; c++) { dkey[c] = 0.0; dvalue[c] = 0.0; }
          for (var i = first; i < first + uniforms.width; i++) {
            if (!sees(i, j)) { continue; }
            let query = i * d + column;
            let weight = exp(SCALE * product(query, key) - logSum[i - first]);
            let share = weight * (pull(query, value) - level[i - first]) * SCALE;
            for (var c = 0; c < DH; c++) {
              dkey[c] += share * projected[query + c];
              dvalue[c] += weight * dy[query + c];
            }
          }
          for (var c = 0; c < DH; c++) {
            result[key + c] = dkey[c];
            result[value + c] = dvalue[c];
          }
        }
      }`,
  });
}

type Weights = 'queryKernel' | 'queryBias' | 'keyKernel' | 'keyBias' | 'valueKernel' | 'valueBias';

/** → what each slot has heard [slots, d]; and for the gradient the three projections and their weights. */
export function attention(call: Call<'queries' | 'context' | 'segments' | Weights>): TensorInfo[] {
  const backend = backendOf(call);
  const { queries, context, segments, ...w } = call.inputs;
  const all = joined(backend, [
    w.queryKernel,
    w.queryBias,
    w.keyKernel,
    w.keyBias,
    w.valueKernel,
    w.valueBias,
  ]);
  const [from, to] = w.queryKernel.shape;
  const weights = { ...all, shape: [3, from + 1, to] };
  const projected = project(backend, queries, context, weights);
  return [hear(backend, projected, segments, call.attrs as AttentionAttrs), projected, weights];
}

/** → the gradients of the queries, of the context where that is another tensor, and of the six weights. */
export function attentionGradient(
  call: Call<'dy' | 'queries' | 'context' | 'segments' | 'heard' | 'note0' | 'note1'>,
): TensorInfo[] {
  const backend = backendOf(call);
  const { dy, queries, context, segments, heard, note0: projected, note1: weights } = call.inputs;
  const dprojected = hearGradient(backend, { projected, segments, heard, dy }, call.attrs as AttentionAttrs);
  // Where both are one tensor, it has one gradient.
  const split = queries.dataId === context.dataId ? 3 : 1;
  const gradients = projectGradient(backend, { x: queries, y: context, weights, dy: dprojected }, split);
  backend.disposeData(dprojected.dataId);
  return gradients;
}
