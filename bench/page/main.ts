/** The browser's end of the benchmark. */
import { registerMissingWasmKernels } from '../../src/kernels/wasm';
import { useBackend } from '../../src/train/backend/backend';
import { browserBackends } from '../../src/train/backend/browserBackends';
import { benchOn } from '../engines/bench';
import { setUpMeters } from '../engines/meters';
import type { Backend, Bench } from '../trial';

declare global {
  interface Window {
    bench: Bench;
  }
}

setUpMeters();
window.bench = benchOn(async (backend, fused) => {
  await (fused ? browserBackends(true)[backend]() : plain[backend]());
});

/** The backends of tfjs as they come, with nothing but what their gradients cannot do without. */
const plain: Record<Backend, () => Promise<void>> = {
  async webgpu() {
    await import('@tensorflow/tfjs-backend-webgpu');
    await useBackend('webgpu');
  },
  async wasm() {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(Object.fromEntries(wasmFiles));
    await useBackend('wasm');
    await registerMissingWasmKernels();
  },
};

const wasmFiles = Object.entries(
  import.meta.glob<string>('/node_modules/@tensorflow/tfjs-backend-wasm/dist/*.wasm', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]);
