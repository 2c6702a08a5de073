import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addressOf, backendOf, type Call, floatsOf } from './heap';
import { scratchOf, simdOf } from './simd';

/**
 * x [events, rows, 3d], h [rows, d], continues [events, rows], kernel [d, 3d], bias [3d] → states [events, rows, d], and
 * for the gradient the gates and U h + b' of every event, [events, rows, 3d] each.
 */
export function gruScan(call: Call<'x' | 'h' | 'continues' | 'kernel' | 'bias'>): TensorInfo[] {
  const backend = backendOf(call);
  const { x, h, continues, kernel, bias } = call.inputs;
  const [events, rows] = continues.shape;
  const d = h.shape[1];
  const outputs = [[events, rows, d], x.shape, x.shape].map((shape) => backend.makeOutput(shape, 'float32'));
  const before = backend.makeOutput(h.shape, 'float32');
  const simd = simdOf();
  const scratch = scratchOf(backend, simd.matmul_scratch(rows, 3 * d, d));
  const [xs, from, weights] = [x, before, kernel].map((tensor) => addressOf(backend, tensor));
  const [states, gates, read] = outputs.map((tensor) => addressOf(backend, tensor));
  for (let t = 0; t < events; t++) {
    const place = 4 * t * rows * d;
    carry(backend, t === 0 ? h : outputs[0], t === 0 ? 0 : t - 1, continues, t, before);
    simd.matmul(1, rows, 3 * d, d, from, 0, weights, 0, read + 3 * place, scratch);
    addBias(backend, outputs[2], t, bias, rows);
    simd.gru_cell(rows, d, xs + 3 * place, read + 3 * place, from, gates + 3 * place, states + place);
  }
  backend.disposeData(before.dataId);
  return outputs;
}

/** → dx [events, rows, 3d], dkernel [d, 3d], dbias [3d]. */
export function gruScanGradient(
  call: Call<'dy' | 'h' | 'continues' | 'states' | 'kernel' | 'note0' | 'note1'>,
): TensorInfo[] {
  const backend = backendOf(call);
  const { dy, h, continues, states, kernel, note0: gates, note1: read } = call.inputs;
  const [events, rows] = continues.shape;
  const d = h.shape[1];
  const outputs = [read.shape, kernel.shape, [3 * d]].map((shape) => backend.makeOutput(shape, 'float32'));
  const inner = [[events * rows, 3 * d], [events * rows, d], h.shape, h.shape, h.shape].map((shape) =>
    backend.makeOutput(shape, 'float32'),
  );
  const [dread, befores, total, direct, through] = inner;
  const simd = simdOf();
  const scratch = scratchOf(
    backend,
    Math.max(simd.matmul_scratch(rows, d, 3 * d), simd.matmul_scratch(d, 3 * d, events * rows)),
  );
  const at = (tensor: TensorInfo) => addressOf(backend, tensor);
  for (let t = 0; t < events; t++)
    carry(backend, t === 0 ? h : states, Math.max(t - 1, 0), continues, t, befores, t);

  const [sum, near, far] = [total, direct, through].map((tensor) => floatsOf(backend, tensor));
  near.fill(0);
  far.fill(0);
  const above = floatsOf(backend, dy);
  const goesOn = floatsOf(backend, continues);
  for (let t = events - 1; t >= 0; t--) {
    const place = t * rows * d;
    for (let i = 0; i < sum.length; i++) {
      const reaches = t + 1 < events ? goesOn[(t + 1) * rows + Math.floor(i / d)] : 0;
      sum[i] = above[place + i] + reaches * (near[i] + far[i]);
    }
    const byte = 4 * place;
    const gate = at(gates) + 3 * byte;
    const asked = at(read) + 3 * byte;
    const left = at(outputs[0]) + 3 * byte;
    const right = at(dread) + 3 * byte;
    simd.gru_cell_gradient(rows, d, at(total), gate, asked, at(befores) + byte, left, right, at(direct));
    simd.matmul(1, rows, d, 3 * d, right, 0, at(kernel), 1, at(through), scratch);
  }
  simd.matmul(1, d, 3 * d, events * rows, at(befores), 1, at(dread), 0, at(outputs[1]), scratch);
  sumRows(floatsOf(backend, dread), floatsOf(backend, outputs[2]));
  for (const tensor of inner) backend.disposeData(tensor.dataId);
  return outputs;
}

/** to[place] = from[event] · continues[t], row by row. */
function carry(
  backend: BackendWasm,
  from: TensorInfo,
  event: number,
  continues: TensorInfo,
  t: number,
  to: TensorInfo,
  place = 0,
): void {
  const rows = continues.shape[1];
  const d = to.shape[1];
  const source = floatsOf(backend, from);
  const target = floatsOf(backend, to);
  const goesOn = floatsOf(backend, continues);
  for (let i = 0; i < rows * d; i++) {
    target[place * rows * d + i] = source[event * rows * d + i] * goesOn[t * rows + Math.floor(i / d)];
  }
}

function addBias(backend: BackendWasm, to: TensorInfo, t: number, bias: TensorInfo, rows: number): void {
  const numbers = floatsOf(backend, to);
  const added = floatsOf(backend, bias);
  const start = t * rows * added.length;
  for (let i = 0; i < rows * added.length; i++) numbers[start + i] += added[i % added.length];
}

function sumRows(rows: Float32Array, sum: Float32Array): void {
  sum.fill(0);
  for (let i = 0; i < rows.length; i++) sum[i % sum.length] += rows[i];
}
