/**
 * Products of matrices, by registers alone: a thread computes 4 × 4 numbers of the result and reads what goes into them
 * straight from the tensors. There is no workgroup memory to fill and no barrier to wait at, which a GPU that is
 * emulated on a processor pays for dearly; on a real one, the caches see to it that neighbours read the same numbers.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { type KernelFunc, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { backendOf, type Call, i32, run } from './shader';

export const THREADS = 64;

/** Threads side by side. Each has columns so far apart, so that neighbours always read neighbouring numbers. */
const ACROSS = 16;

const ROWS = (4 * THREADS) / ACROSS;
const COLUMNS = 4 * ACROSS;

/** Workgroups that a result of this size takes. */
export const blocks = (rows: number, columns: number): number =>
  Math.ceil(rows / ROWS) * Math.ceil(columns / COLUMNS);

const four = [0, 1, 2, 3];

/**
 * WGSL of where the thread's 4 × 4 numbers are in a result of rows × columns, and of how they are written.
 *
 * @param written what is written of a `value` at `i`
 */
export const blockOf = (written = 'value'): string => /* wgsl */ `
  fn blocks(rows: i32, columns: i32) -> i32 {
    return ((rows + ${ROWS - 1}) / ${ROWS}) * ((columns + ${COLUMNS - 1}) / ${COLUMNS});
  }
  fn topOf(group: i32, columns: i32) -> i32 {
    return (group / ((columns + ${COLUMNS - 1}) / ${COLUMNS})) * ${ROWS} + i32(localId.x) / ${ACROSS} * 4;
  }
  fn leftOf(group: i32, columns: i32) -> i32 {
    return (group % ((columns + ${COLUMNS - 1}) / ${COLUMNS})) * ${COLUMNS} + i32(localId.x) % ${ACROSS};
  }
  // Past the edge the last row and column are computed again, and not written.
  fn rowsFrom(top: i32, rows: i32) -> vec4<i32> { return min(vec4<i32>(0, 1, 2, 3) + top, vec4<i32>(rows - 1)); }
  fn columnsFrom(left: i32, columns: i32) -> vec4<i32> {
    return min(vec4<i32>(0, 1, 2, 3) * ${ACROSS} + left, vec4<i32>(columns - 1));
  }
  fn store(i: i32, value: f32) { result[i] = ${written}; }
  fn put(at: i32, numbers: vec4<f32>, left: i32, columns: i32) {
    ${four
      .map((c) => `if (left + ${c * ACROSS} < columns) { store(at + left + ${c * ACROSS}, numbers[${c}]); }`)
      .join('\n    ')}
  }
  fn write(start: i32, block: mat4x4<f32>, top: i32, left: i32, rows: i32, columns: i32) {
    ${four
      .map(
        (r) => `if (top + ${r} < rows) { put(start + (top + ${r}) * columns, block[${r}], left, columns); }`,
      )
      .join('\n    ')}
  }`;

/** WGSL of the number of an operand at `i`. */
type Operand = string | ((i: string) => string);

const fourOf = (operand: Operand, at: string): string => {
  const number = typeof operand === 'string' ? (i: string) => `${operand}[${i}]` : operand;
  return `vec4<f32>(${['x', 'y', 'z', 'w'].map((lane) => number(`${at}.${lane}`)).join(', ')})`;
};

/**
 * WGSL of `name`: Σₖ of four numbers of `left`, which lie at `a` + k · `aStep`, times four of `right`, which lie at
 * `b` + k · `bStep`. A column of the matrix that it returns is a row of the block.
 *
 * @param left name of a tensor, or how a number is had
 * @param right the same
 */
export const sumOfProducts = (name: string, left: Operand, right: Operand): string => /* wgsl */ `
  fn ${name}(a: vec4<i32>, aStep: i32, b: vec4<i32>, bStep: i32, depth: i32) -> mat4x4<f32> {
    var block = mat4x4<f32>();
    var i = a;
    var j = b;
    for (var k = 0; k < depth; k++) {
      let x = ${fourOf(left, 'i')};
      let y = ${fourOf(right, 'j')};
      block += mat4x4<f32>(x.x * y, x.y * y, x.z * y, x.w * y);
      i += vec4<i32>(aStep);
      j += vec4<i32>(bStep);
    }
    return block;
  }`;

/** op(A) op(B) of each pair, [batch, rows, columns]; op transposes where it is asked to. */
function product(
  backend: WebGPUBackend,
  a: TensorInfo,
  b: TensorInfo,
  [batch, rows, columns, depth]: number[],
  transposeA: boolean,
  transposeB: boolean,
): TensorInfo {
  return run(backend, {
    name: 'product',
    inputs: { lhs: a, rhs: b },
    output: [batch, rows, columns],
    workgroups: batch * blocks(rows, columns),
    threads: THREADS,
    uniforms: {
      depth: i32(depth),
      aAcross: i32(Number(transposeA)),
      bAcross: i32(Number(transposeB)),
    },
    code: () => /* wgsl */ `
      ${blockOf()}
      ${sumOfProducts('sums', 'lhs', 'rhs')}
      fn main(index: i32) {
        let rows = uniforms.outShape.y;
        let columns = uniforms.outShape.z;
        let depth = uniforms.depth;
        let each = blocks(rows, columns);
        let pair = index / THREADS / each;
        if (pair >= uniforms.outShape.x) { return; }
        let top = topOf(index / THREADS % each, columns);
        let left = leftOf(index / THREADS % each, columns);
        // Each is read along a row, or across rows where it is transposed.
        let aStride = select(depth, 1, uniforms.aAcross == 1);
        let aStep = select(1, rows, uniforms.aAcross == 1);
        let bStride = select(1, depth, uniforms.bAcross == 1);
        let bStep = select(columns, 1, uniforms.bAcross == 1);
        let i = rowsFrom(top, rows) * aStride + pair * rows * depth;
        let j = columnsFrom(left, columns) * bStride + pair * depth * columns;
        let numbers = sums(i, aStep, j, bStep, depth);
        write(pair * rows * columns, numbers, top, left, rows, columns);
      }`,
  });
}

/** Products of matrices, transposed or not, alone or in batches, instead of the backend's own kernel. */
export const matMul =
  (fallback: KernelFunc) =>
  (call: Call<'a' | 'b'>): TensorInfo => {
    const { a, b } = call.inputs;
    const { transposeA, transposeB } = call.attrs as { transposeA: boolean; transposeB: boolean };
    const outer = a.shape.slice(0, -2);
    const [rows, depth] = sidesOf(a, transposeA);
    const [inner, columns] = sidesOf(b, transposeB);
    const alike = outer.join() === b.shape.slice(0, -2).join();
    const floats = a.dtype === 'float32' && b.dtype === 'float32';
    if (!alike || !floats || depth !== inner) return fallback(call as never) as TensorInfo;
    const size = [util.sizeFromShape(outer), rows, columns, depth];
    const out = product(backendOf(call), a, b, size, transposeA, transposeB);
    return { ...out, shape: [...outer, rows, columns] };
  };

/** [rows, columns] as the product sees the matrix. */
function sidesOf({ shape }: TensorInfo, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
}
