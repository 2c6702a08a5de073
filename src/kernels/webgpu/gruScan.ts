import type { TensorInfo } from '@tensorflow/tfjs-core';
import { mapGradient } from './linear';
import { backendOf, type Call, parts, run } from './shader';

/** A workgroup reads one row, a thread sees to one unit or a few; the state stays in the workgroup's memory. */
const threadsFor = (d: number): number => Math.min(256, 32 * Math.ceil(d / 32));

/**
 * x [events, rows, 3d], h [rows, d], continues [events, rows], kernel [d, 3d], bias [3d] → states [events, rows, d], and
 * for the gradient state, reset, update, candidate and U_n h + b'_n of every event: [5, events, rows, d].
 */
export function gruScan(call: Call<'x' | 'h' | 'continues' | 'kernel' | 'bias'>): TensorInfo[] {
  const backend = backendOf(call);
  const { x, h, continues, kernel, bias } = call.inputs;
  const [events, rows] = continues.shape;
  const d = h.shape[1];
  const trail = run(backend, {
    name: `gruScan ${d}`,
    inputs: { x, h, continues, kernel, bias },
    output: [5, events, rows, d],
    workgroups: rows,
    threads: threadsFor(d),
    code: () => /* wgsl */ `
      const D = ${d};
      var<workgroup> state: array<f32, D>;
      var<workgroup> kept: array<f32, D>;
      fn sigmoid(a: f32) -> f32 { return 1.0 / (1.0 + exp(-clamp(a, -80.0, 80.0))); }
      fn main(index: i32) {
        let row = index / THREADS;
        let lane = i32(localId.x);
        let events = uniforms.xShape.x;
        let rows = uniforms.xShape.y;
        let plane = events * rows * D;
        for (var j = lane; j < D; j += THREADS) { state[j] = h[row * D + j]; }
        for (var t = 0; t < events; t++) {
          let place = t * rows + row;
          for (var j = lane; j < D; j += THREADS) { kept[j] = continues[place] * state[j]; }
          workgroupBarrier();
          for (var j = lane; j < D; j += THREADS) {
            var read = vec3<f32>(bias[j], bias[D + j], bias[2 * D + j]);
            for (var k = 0; k < D; k++) {
              let at = k * 3 * D + j;
              read += kept[k] * vec3<f32>(kernel[at], kernel[at + D], kernel[at + 2 * D]);
            }
            let event = place * 3 * D + j;
            let r = sigmoid(x[event] + read.x);
            let z = sigmoid(x[event + D] + read.y);
            let n = tanh(clamp(x[event + 2 * D] + r * read.z, -20.0, 20.0));
            let next = n + z * (kept[j] - n);
            state[j] = next;
            let to = place * D + j;
            result[to] = next;
            result[plane + to] = r;
            result[2 * plane + to] = z;
            result[3 * plane + to] = n;
            result[4 * plane + to] = read.z;
          }
          workgroupBarrier();
        }
      }`,
  });
  backend.incRef(trail.dataId);
  const [states] = parts(backend, trail, [[events, rows, d]]);
  return [states, trail];
}

/** → dx [events, rows, 3d], dkernel [d, 3d], dbias [3d]. */
export function gruScanGradient(call: Call<'dy' | 'h' | 'continues' | 'kernel' | 'note0'>): TensorInfo[] {
  const backend = backendOf(call);
  const { dy, h, continues, kernel, note0: trail } = call.inputs;
  const [events, rows] = continues.shape;
  const d = h.shape[1];
  const slots = events * rows;
  // End to end: dx [slots, 3d], the gradient of U h + b' [slots, 3d], and the state that went into it [slots, d].
  const packed = run(backend, {
    name: `gruScanGradient ${d}`,
    inputs: { dy, h, continues, kernel, trail },
    output: [slots * 7 * d],
    workgroups: rows,
    threads: threadsFor(d),
    code: () => /* wgsl */ `
      const D = ${d};
      var<workgroup> above: array<f32, D>;
      var<workgroup> pulls: array<f32, ${3 * d}>;
      fn main(index: i32) {
        let row = index / THREADS;
        let lane = i32(localId.x);
        let events = uniforms.dyShape.x;
        let rows = uniforms.dyShape.y;
        let plane = events * rows * D;
        for (var j = lane; j < D; j += THREADS) { above[j] = 0.0; }
        for (var t = events - 1; t >= 0; t--) {
          let place = t * rows + row;
          let goesOn = continues[place];
          for (var j = lane; j < D; j += THREADS) {
            let at = place * D + j;
            let r = trail[plane + at];
            let z = trail[2 * plane + at];
            let n = trail[3 * plane + at];
            let read = trail[4 * plane + at];
            var before = h[row * D + j];
            if (t > 0) { before = trail[at - rows * D]; }
            let kept = goesOn * before;
            let dh = dy[at] + above[j];
            let dn = dh * (1.0 - z) * (1.0 - n * n);
            let dr = dn * read * r * (1.0 - r);
            let dz = dh * (kept - n) * z * (1.0 - z);
            above[j] = dh * z;
            pulls[j] = dr;
            pulls[D + j] = dz;
            pulls[2 * D + j] = dn * r;
            let to = place * 3 * D + j;
            result[to] = dr;
            result[to + D] = dz;
            result[to + 2 * D] = dn;
            result[3 * plane + to] = dr;
            result[3 * plane + to + D] = dz;
            result[3 * plane + to + 2 * D] = dn * r;
            result[6 * plane + at] = kept;
          }
          workgroupBarrier();
          for (var j = lane; j < D; j += THREADS) {
            var sum = above[j];
            for (var k = 0; k < 3 * D; k++) { sum += pulls[k] * kernel[j * 3 * D + k]; }
            above[j] = goesOn * sum;
          }
          workgroupBarrier();
        }
      }`,
  });
  const [dx, dread, kept] = parts(backend, packed, [
    [events, rows, 3 * d],
    [slots, 3 * d],
    [slots, d],
  ]);
  const gradients = mapGradient(backend, { x: kept, kernel, dy: dread }, { weightsOnly: true });
  for (const { dataId } of [dread, kept]) backend.disposeData(dataId);
  return [dx, ...gradients];
}
