/** How the time of a step grows with L, V and d: everything else stays, and every history is L games long. */
import type { ModelName } from '../../src/models/config';
import type { Track } from '../lanes/lane';
import type { Options } from '../options';
import type { Scaled } from '../report/report';
import type { Trial } from '../trial';
import { median } from './stats';

const base = { L: 50, V: 1000, d: 64 };
export const sizes = { L: [25, 50, 100, 200], V: [500, 1000, 2000, 4000, 8000], d: [32, 64, 128, 256] };
const PLAYERS = 16;
const ROUNDS = 5;

export async function measureScaling({ models }: Options, track: Track): Promise<Scaled[]> {
  const scaled: Scaled[] = [];
  for (const model of models)
    for (const of of ['L', 'V', 'd'] as const)
      for (const size of sizes[of])
        scaled.push({ model, of, size, secondsPerStep: await stepAt(track, model, { ...base, [of]: size }) });
  console.error('growth with L, V and d measured');
  return scaled;
}

async function stepAt(track: Track, model: ModelName, { L, V, d }: typeof base): Promise<number> {
  const world = { players: 4 * PLAYERS, games: V, maxLength: L, median: 10 * L, spread: 0 };
  const trial: Trial = {
    ...{ engine: 'nextplay', backend: 'wasm', model, world },
    config: { width: d, batchSize: PLAYERS },
  };
  const lane = await track.open();
  await lane.begin(trial);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push((await lane.round(1)).secondsPerStep);
  await lane.close();
  return median(times);
}
