/** The backends as a browser's worker loads them: each on demand, because each is large. */
import '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { registerWasmKernels } from '../../kernels/wasm';
import { registerWebgpuKernels } from '../../kernels/webgpu';
import type { BackendName } from '../protocol';
import { type Starter, useBackend } from './backend';

/** @param allowSoftware whether a GPU that is emulated on the CPU will do; it is slower than WASM */
export const browserBackends = (allowSoftware: boolean): Record<BackendName, Starter> => ({
  async webgpu() {
    const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) throw new Error('this browser offers no GPU.');
    const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
    const software =
      isFallbackAdapter || /swiftshader|llvmpipe|basic render/i.test(architecture + description);
    if (software && !allowSoftware) throw new Error('the GPU of this browser is emulated in software.');
    await import('@tensorflow/tfjs-backend-webgpu');
    registerWebgpuKernels();
    await useBackend('webgpu');
    return description || [vendor, architecture].filter(Boolean).join(' ') || 'GPU';
  },

  async wasm() {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths({
      'tfjs-backend-wasm.wasm': wasmUrl,
      'tfjs-backend-wasm-simd.wasm': simdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
    });
    await useBackend('wasm');
    await registerWasmKernels();
    return 'SIMD';
  },

  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
    await useBackend('cpu');
    return 'JavaScript';
  },
});
