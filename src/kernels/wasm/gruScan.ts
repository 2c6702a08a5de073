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
  const [start, goesOn, added] = [h, continues, bias].map((tensor) => addressOf(backend, tensor));
  for (let t = 0; t < events; t++) {
    const place = 4 * t * rows * d;
    const last = t === 0 ? start : states + place - 4 * rows * d;
    simd.scale_rows(rows, d, last, goesOn + 4 * t * rows, from);
    simd.matmul(1, rows, 3 * d, d, from, 0, weights, 0, read + 3 * place, scratch);
    simd.add_rows(rows, 3 * d, added, read + 3 * place);
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
  simd.scale_rows(rows, d, at(h), at(continues), at(befores));
  const later = (events - 1) * rows;
  simd.scale_rows(later, d, at(states), at(continues) + 4 * rows, at(befores) + 4 * rows * d);

  for (const tensor of [direct, through]) floatsOf(backend, tensor).fill(0);
  for (let t = events - 1; t >= 0; t--) {
    const byte = 4 * t * rows * d;
    // What comes from above, and from the event after it unless that forgot.
    simd.add_rows(1, rows * d, at(through), at(direct));
    if (t + 1 < events) simd.scale_rows(rows, d, at(direct), at(continues) + 4 * (t + 1) * rows, at(total));
    else floatsOf(backend, total).fill(0);
    simd.add_rows(1, rows * d, at(dy) + byte, at(total));
    const gate = at(gates) + 3 * byte;
    const asked = at(read) + 3 * byte;
    const left = at(outputs[0]) + 3 * byte;
    const right = at(dread) + 3 * byte;
    simd.gru_cell_gradient(rows, d, at(total), gate, asked, at(befores) + byte, left, right, at(direct));
    simd.matmul(1, rows, d, 3 * d, right, 0, at(kernel), 1, at(through), scratch);
  }
  simd.matmul(1, d, 3 * d, events * rows, at(befores), 1, at(dread), 0, at(outputs[1]), scratch);
  simd.sum_rows(events * rows, 3 * d, at(dread), at(outputs[2]));
  for (const tensor of inner) backend.disposeData(tensor.dataId);
  return outputs;
}
