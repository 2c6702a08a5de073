/** Does a long training hold on to what it should let go? */
import * as tf from '@tensorflow/tfjs-core';
import { batchesOf } from '../histories';
import type { Held, Soak } from '../trial';
import { tfjsTrainer } from './tfjs';

/** Small, so that ten thousand steps take a minute or two. */
const trial = {
  engine: 'nextplay',
  backend: 'wasm',
  model: 'sasrec',
  world: { players: 64, games: 120, maxLength: 12, median: 6, spread: 0.5 },
  config: { width: 16, batchSize: 8 },
} as const;

/** Whatever is compiled or cached is there by then. */
const SETTLED = 200;

export async function soak(steps: number, peakBytes: () => number): Promise<Soak> {
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
  return { model: trial.model, steps, before, after: held() };
}

const heapBytes = (): number | null => {
  if (typeof process === 'object' && process.memoryUsage) return process.memoryUsage().heapUsed;
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? null;
};
