/** What a browser runs to hold its GPU to a fixture: the models of the site, on tfjs's WebGPU backend. */
import '@tensorflow/tfjs-backend-webgpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { registerWebgpuKernels } from '../../src/kernels/webgpu';
import type { Golden } from '../../src/testing/golden';
import { computedOf } from '../../src/testing/goldenRun';
import { useBackend } from '../../src/train/backend/backend';

export async function computedOnWebgpu(golden: Golden): Promise<Record<string, number[]>> {
  registerWebgpuKernels();
  await useBackend('webgpu');
  const computed = Object.entries(await computedOf(golden));
  return Object.fromEntries(computed.map(([name, values]) => [name, Array.from(values)]));
}
