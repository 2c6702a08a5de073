import type { TensorInfo } from '@tensorflow/tfjs-core';
import { backendOf, type Call, floatsOf, sizeOf } from './heap';

/**
 * The gradient of a gather, which the backend lacks: out[s] = Σ x[i] over the rows i with segmentIds[i] = s.
 * x [n, …], segmentIds [n] → [numSegments, …].
 */
export function unsortedSegmentSum(call: Call<'x' | 'segmentIds'>): TensorInfo {
  const backend = backendOf(call);
  const { x, segmentIds } = call.inputs;
  const rest = x.shape.slice(segmentIds.shape.length);
  const width = sizeOf(rest);
  const out = backend.makeOutput([call.attrs?.numSegments as number, ...rest], 'float32');
  const from = floatsOf(backend, x);
  const ids = backend.typedArrayFromHeap(segmentIds);
  const sum = floatsOf(backend, out).fill(0);
  for (let row = 0; row < ids.length; row++) {
    const source = row * width;
    const target = ids[row] * width;
    for (let column = 0; column < width; column++) sum[target + column] += from[source + column];
  }
  return out;
}
