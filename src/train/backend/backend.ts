/** Where tensors are computed: WebGPU where there is a real adapter, else WASM, else plain JavaScript. */
import * as tf from '@tensorflow/tfjs-core';
import type { BackendInfo, BackendName, Preparation } from '../protocol';
import { selfTest } from './selfTest';

/** Makes a backend current and ready; returns what to call its device, or throws why it cannot be had. */
export type Starter = () => Promise<string>;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Starts the first backend that works and passes the self-test.
 *
 * @param starters in order of preference
 * @param requested tried first, whatever it is; a software GPU is refused unless it is asked for by name
 * @param onPreparing hears how many shaders of a GPU are compiled
 */
export async function startBackend(
  starters: Partial<Record<BackendName, Starter>>,
  requested: BackendName | null,
  onPreparing?: (preparation: Preparation) => void,
): Promise<BackendInfo> {
  const order = (Object.keys(starters) as BackendName[]).sort(
    (a, b) => Number(b === requested) - Number(a === requested),
  );
  const passedOver: string[] = [];
  for (const backend of order) {
    try {
      const adapter = await (starters[backend] as Starter)();
      const fault = await selfTest(onPreparing);
      if (!fault) return { backend, adapter, note: passedOver.join(' ') || null };
      passedOver.push(`${titles[backend]} computes wrong numbers here (${fault}).`);
    } catch (error) {
      passedOver.push(`${titles[backend]}: ${reasonOf(error)}`);
    }
  }
  throw new Error(`Nothing here can compute a model. ${passedOver.join(' ')}`);
}

const titles: Record<BackendName, string> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' };

/** Switches tfjs to a backend whose module has been imported. */
export async function useBackend(name: BackendName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`${titles[name]} does not start here.`);
  await tf.ready();
}
