/**
 * Does a long training hold on to what it should let go? On WebGPU at the sizes of the real data, on a device that
 * computes nothing: memory is asked for as on any other. On WASM with a small model, so that it ends.
 */
import { idleTrack, nodeTrack } from '../lanes/node';
import type { Options } from '../options';
import { type Soak, type Trial, worlds } from '../trial';

const STEPS = 10_000;

const small = { players: 64, games: 120, maxLength: 12, median: 6, spread: 0.5 };

export async function measureSoak({ models, backends }: Options): Promise<Soak[]> {
  const engine = 'nextplay';
  const soaks: Soak[] = [];
  for (const backend of backends) {
    const track = await (backend === 'webgpu' ? idleTrack() : nodeTrack(false));
    for (const model of models) {
      const trial: Trial =
        backend === 'webgpu'
          ? { engine, backend, model, world: worlds.subset, config: {} }
          : { engine, backend, model, world: small, config: { width: 16, batchSize: 8 } };
      const lane = await track.open();
      soaks.push(await lane.soak(trial, STEPS));
      await lane.close();
    }
    await track.close();
  }
  return soaks;
}
