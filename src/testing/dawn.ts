/** WebGPU without a browser: Dawn for Node. */
import { create, globals } from 'webgpu';

/** Gives this process a `navigator` with a GPU, as libraries expect one. Says why not, where there is no adapter. */
export async function offerGpu(): Promise<string | null> {
  Object.assign(globalThis, globals);
  const gpu = create([]);
  Object.defineProperty(globalThis, 'navigator', {
    value: { gpu, userAgent: 'Node' },
    configurable: true,
  });
  return (await gpu.requestAdapter()) ? null : 'no WebGPU adapter was found';
}
