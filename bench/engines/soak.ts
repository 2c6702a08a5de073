/** Does a long training hold on to what it should let go? */
import * as tf from '@tensorflow/tfjs-core';
import { batchesOf } from '../histories';
import type { Held, Soak, Trial } from '../trial';
import { tfjsTrainer } from './tfjs';

/** Whatever is compiled or cached is there by then, and batches of most sizes have been met with. */
const SETTLED = 1000;

export async function soak(trial: Trial, steps: number, peakBytes: () => number): Promise<Soak> {
  const trainer = tfjsTrainer(trial);
  const { next } = batchesOf(trial);
  const train = async (count: number) => {
    for (let step = 1; step <= count; step++) {
      const loss = trainer.step(next());
      if (step % 100 === 0 || step === count) await loss.read();
      else loss.discard();
    }
  };
  const held = (): Held => {
    (globalThis as { gc?: () => void }).gc?.();
    const { numTensors, numBytes } = tf.memory();
    return { tensors: numTensors, bytes: numBytes, heap: heapBytes(), peakBytes: peakBytes() };
  };
  await train(SETTLED);
  const before = held();
  await train(steps - SETTLED);
  return { backend: trial.backend, model: trial.model, steps, before, after: held() };
}

const heapBytes = (): number | null => {
  if (typeof process === 'object' && process.memoryUsage) return process.memoryUsage().heapUsed;
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? null;
};
