import { describe, expect, it } from 'vitest';
import type { Lane } from './lanes/lane';
import { raced } from './race';
import { type Engine, type Start, worlds } from './trial';

const rival = (engine: Engine) => ({
  world: 'subset' as const,
  trial: { engine, backend: 'wasm', model: 'sasrec', world: worlds.subset, config: {} } as const,
});

/** Lanes that note who is asked for what, each step taking so many seconds. */
function lanesOf(log: string[], secondsPerStep: (engine: Engine) => number) {
  return async ({ engine }: { engine: Engine }): Promise<Lane> => {
    if (engine === 'pytorch') throw new Error('there is no Python');
    const start = { secondsPerStep: secondsPerStep(engine), stepsPerEpoch: 10 } as Start;
    return {
      begin: async () => start,
      round: async (steps) => {
        log.push(`${engine} ${steps}`);
        return { secondsPerStep: start.secondsPerStep, loss: 7, peakBytes: null };
      },
      matmul: async () => ({ gflops: 1, adapter: { name: '', software: false } }),
      close: async () => {
        log.push(`${engine} closed`);
      },
    };
  };
}

describe('a race', () => {
  const rivals = (['nextplay', 'jax-js', 'pytorch'] as const).map(rival);

  it('lets the engines take turns, as many steps each as the slowest has time for', async () => {
    const log: string[] = [];
    const pace = { rounds: 2, steps: 5, seconds: 2 };
    const results = await raced(
      rivals,
      lanesOf(log, (engine) => (engine === 'jax-js' ? 1 : 0.1)),
      pace,
    );
    expect(log.slice(0, 4)).toEqual(['nextplay 2', 'jax-js 2', 'nextplay 2', 'jax-js 2']);
    expect(log.slice(4).sort()).toEqual(['jax-js closed', 'nextplay closed']);
    expect(results.map(({ timing }) => timing?.rounds.length)).toEqual([2, 2, undefined]);
    expect(results[2].error).toBe('there is no Python');
  });

  it('is content with one step of an engine that takes too long, and does not let it slow the others', async () => {
    const log: string[] = [];
    const pace = { rounds: 3, steps: 4, seconds: 2 };
    const results = await raced(
      rivals,
      lanesOf(log, (engine) => (engine === 'jax-js' ? 60 : 0.1)),
      pace,
    );
    expect(log).toEqual(['jax-js closed', ...Array(3).fill('nextplay 4'), 'nextplay closed']);
    expect(results[1].timing?.rounds).toEqual([{ secondsPerStep: 60, loss: null, peakBytes: null }]);
  });
});
