import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Draw } from '../dropout';
import { dropping } from './dropout';
import { backendOf, type Call, f32, i32, parts, run } from './shader';

const THREADS = 128;

/** Two lookups end to end, each as in `lookupOf` of ../rows.ts, in tables of so many rows. */
type Attrs = Draw & { slots: number; rows: [number, number]; scale: number };

const uniformsOf = ({ slots, rows, scale }: Attrs) => ({
  slots: i32(slots),
  // Where the second begins.
  second: i32(2 * slots + rows[0] + 1),
  scale: f32(scale),
});

/** items and positions [rows, d], lookup → scale · items + positions of the rows looked up, dropped: [slots, d]. */
export function embedSum(call: Call<'items' | 'positions' | 'lookup'>): TensorInfo[] {
  const { items, positions, lookup } = call.inputs;
  const attrs = call.attrs as Attrs;
  const { dropped, helpers, uniforms } = dropping(attrs);
  const d = items.shape[1];
  const sum = dropped('uniforms.scale * item + position', 'index');
  const y = run(backendOf(call), {
    name: `embedSum ${sum}`,
    inputs: { items, positions, lookup },
    output: [attrs.slots, d],
    workgroups: Math.ceil((attrs.slots * d) / THREADS),
    threads: THREADS,
    uniforms: { ...uniformsOf(attrs), ...uniforms },
    code: () => /* wgsl */ `
      ${helpers}
      fn main(index: i32) {
        let d = uniforms.outShape.y;
        let slot = index / d;
        let unit = index % d;
        if (slot >= uniforms.slots) { return; }
        let item = items[lookup[slot] * d + unit];
        let position = positions[lookup[uniforms.second + slot] * d + unit];
        result[index] = ${sum};
      }`,
  });
  return [y];
}

/** dy [slots, d], lookup → the gradients of both tables: of each row the sum over those looked up from it, in order. */
export function embedSumGradient(call: Call<'dy' | 'lookup'>): TensorInfo[] {
  const backend = backendOf(call);
  const { dy, lookup } = call.inputs;
  const attrs = call.attrs as Attrs;
  const { dropped, helpers, uniforms } = dropping(attrs);
  const d = dy.shape[1];
  const [items, positions] = attrs.rows;
  const pull = dropped('dy[at]', 'at');
  const packed = run(backend, {
    name: `embedSumGradient ${pull}`,
    inputs: { dy, lookup },
    output: [items + positions, d],
    workgroups: Math.ceil(((items + positions) * d) / THREADS),
    threads: THREADS,
    uniforms: { ...uniformsOf(attrs), items: i32(items), ...uniforms },
    code: () => /* wgsl */ `
      ${helpers}
      fn main(index: i32) {
        let d = uniforms.outShape.y;
        let row = index / d;
        let unit = index % d;
        if (row >= uniforms.outShape.x) { return; }
        let ofItems = row < uniforms.items;
        let lookedUp = select(uniforms.second, 0, ofItems) + uniforms.slots;
        let starts = lookedUp + uniforms.slots + select(row - uniforms.items, row, ofItems);
        var sum = 0.0;
        for (var i = lookup[starts]; i < lookup[starts + 1]; i++) {
          let at = lookup[lookedUp + i] * d + unit;
          sum += ${pull};
        }
        result[index] = select(1.0, uniforms.scale, ofItems) * sum;
      }`,
  });
  return parts(backend, packed, [
    [items, d],
    [positions, d],
  ]);
}
