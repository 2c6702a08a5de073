/** WebGPU without a browser: Dawn for Node. */
import { create, globals } from 'webgpu';

/**
 * Gives this process a `navigator` with a GPU, as libraries expect one. Says why not, where there is no adapter.
 *
 * @param backend of Dawn's; `null` takes every command and computes nothing
 */
export async function offerGpu(backend?: string): Promise<string | null> {
  Object.assign(globalThis, globals);
  const gpu = create(backend ? [`backend=${backend}`] : []);
  Object.defineProperty(globalThis, 'navigator', {
    value: { gpu, userAgent: 'Node' },
    configurable: true,
  });
  return (await gpu.requestAdapter()) ? null : 'no WebGPU adapter was found';
}
