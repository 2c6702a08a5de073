/** The lane of PyTorch: a process of Python, one thread. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Batch } from '../../src/data/batches';
import { batchesOf, settingsOf } from '../histories';
import { padded } from '../padded';
import type { Adapter, Round, Trial } from '../trial';
import type { Lane } from './lane';

const program = fileURLToPath(new URL('./torch_lane.py', import.meta.url));

const hasTorch = (name: string): boolean =>
  spawnSync(name, ['-c', 'import torch, numpy'], { stdio: 'ignore' }).status === 0;

/** A Python with torch and numpy: PYTHON names one of your own. */
export const findTorch = (): string | null =>
  [process.env.PYTHON, 'python3', '/usr/bin/python3'].find(
    (name): name is string => !!name && hasTorch(name),
  ) ?? null;

/** @param batches how many are handed over; more steps begin with the first again */
export function openTorch(python: string, batches: number): Lane {
  const folder = mkdtempSync(join(tmpdir(), 'bench-torch-'));
  let ask: (line: string) => Promise<Record<string, unknown>> = async () => {
    throw new Error('PyTorch has not begun');
  };
  let running = false;
  let close = () => {};
  const started = (...files: string[]) => {
    running = true;
    const child = spawn(python, [program, ...files], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const answer = async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error('PyTorch ended');
      return JSON.parse(value) as Record<string, unknown>;
    };
    ask = (line) => {
      child.stdin.write(`${line}\n`);
      return answer();
    };
    close = () => child.kill();
    return answer;
  };
  return {
    async begin(trial) {
      const { perEpoch, next } = batchesOf(trial);
      const file = join(folder, 'trial.json');
      const chosen = Array.from({ length: Math.min(batches, perEpoch) }, () => rowsOf(next(), trial));
      writeFileSync(
        file,
        JSON.stringify({
          model: trial.model,
          games: trial.world.games,
          settings: twinSettings(trial),
          batches: chosen,
        }),
      );
      const { version, ...start } = (await started(file)()) as { version: string } & Record<string, number>;
      return {
        adapter: adapterOf(version),
        firstStep: start.firstStep,
        secondsPerStep: start.secondsPerStep,
        dispatches: null,
        bytesMoved: null,
        stepsPerEpoch: perEpoch,
      };
    },
    round: async (steps) => (await ask(String(steps))) as unknown as Round,
    async matmul(_engine, _backend, size) {
      if (!running) started();
      const { gflops } = (await ask(`matmul ${size}`)) as { gflops: number };
      return { gflops, adapter: adapterOf('') };
    },
    async close() {
      close();
      rmSync(folder, { recursive: true });
    },
  };
}

const adapterOf = (version: string): Adapter => ({ name: `torch ${version}, one thread`, software: false });

/** The names of the twins in reference/. */
function twinSettings(trial: Trial) {
  const { width, maxLength, blocks, heads, dropout, learningRate } = settingsOf(trial);
  const common = { width, max_length: maxLength, dropout, learning_rate: learningRate };
  return trial.model === 'gru4rec' ? common : { ...common, blocks, heads };
}

/** The histories of a batch, with the target of each place or 0. */
function rowsOf(packed: Batch, trial: Trial): { items: number[]; targets: number[] }[] {
  const { maxLength } = settingsOf(trial);
  const batch = padded(packed, maxLength);
  const targets = new Int32Array(batch.items.length);
  batch.slots.forEach((slot, i) => {
    targets[slot] = batch.targets[i];
  });
  return Array.from({ length: batch.rows }, (_, row) => {
    const end = (row + 1) * maxLength;
    const start = batch.items.subarray(end - maxLength, end).findIndex((id) => id !== 0) + end - maxLength;
    return { items: [...batch.items.subarray(start, end)], targets: [...targets.subarray(start, end)] };
  });
}
