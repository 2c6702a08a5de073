/** The C of simd/, living in the memory of tfjs's WASM backend. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { simdModule } from './simd.wasm';

/** C's functions: every argument is a count, a flag, a number or an address, in the order that it has in C. */
type Procedure = (...args: number[]) => void;

interface Simd {
  matmul_scratch(m: number, n: number, k: number): number;
  matmul: Procedure;
  add_rows: Procedure;
  sum_rows: Procedure;
  scale_rows: Procedure;
  dropout: Procedure;
  cross_entropy: Procedure;
  row_sums: Procedure;
  softmax_gradient: Procedure;
  adam: Procedure;
  layer_norm: Procedure;
  layer_norm_gradient: Procedure;
  gru_cell: Procedure;
  gru_cell_gradient: Procedure;
  gelu: Procedure;
  gelu_gradient: Procedure;
  attend: Procedure;
  attend_gradient: Procedure;
}

/** The parts of the backend's Emscripten module that its types leave out. */
interface Host {
  asm: { memory: WebAssembly.Memory };
  _malloc(bytes: number): number;
  _free(address: number): void;
}

const hostOf = (backend: BackendWasm): Host => backend.wasm as unknown as Host;

let simd: Simd;
let scratch = { address: 0, floats: 0 };

const STACK_BYTES = 16384;

/** Links the compiled module to the backend's memory. Its stack is a stretch of that memory, asked for like any other. */
export async function linkSimd(backend: BackendWasm): Promise<void> {
  const bytes = Uint8Array.from(atob(simdModule), (letter) => letter.charCodeAt(0));
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory: hostOf(backend).asm.memory } });
  const stack = hostOf(backend)._malloc(STACK_BYTES) >>> 0;
  (instance.exports.__stack_pointer as WebAssembly.Global).value = (stack + STACK_BYTES) & ~15;
  simd = instance.exports as unknown as Simd;
  scratch = { address: 0, floats: 0 };
}

export const simdOf = (): Simd => simd;

/** An address with room for so many floats, until the next call. */
export function scratchOf(backend: BackendWasm, floats: number): number {
  const host = hostOf(backend);
  if (floats > scratch.floats) {
    if (scratch.address) host._free(scratch.address);
    scratch = { address: host._malloc(4 * floats) >>> 0, floats };
  }
  return scratch.address;
}

/** The numbers in that stretch, until the next allocation. */
export const readScratch = (backend: BackendWasm, floats: number): Float32Array =>
  new Float32Array(hostOf(backend).asm.memory.buffer, scratch.address, floats);
