/**
 * What a step costs the thread that gives its commands, on a device that takes them all and computes nothing. It is what
 * a step takes on a graphics card so fast that nothing else counts, and so what bounds small models there.
 */
import { idleTrack } from '../lanes/node';
import type { Options } from '../options';
import { PATIENCE, within } from '../race';
import { type Commanded, type Engine, worlds } from '../trial';

/** Of a batch: the memory of such a device is small. Our commands are as many for a few players as for many. */
const PLAYERS = 4;
/** Steps of a round. */
const STEPS = 100;
/** Rounds before the first that counts: JavaScript is compiled for good only after so many. */
const WARM_UP = 3;

/** Has no such device, or, as jax-js, slows down on it the further it runs ahead. */
const elsewhere: readonly Engine[] = ['pytorch', 'jax-js'];

export async function measureCommands({ models, engines, rounds }: Options): Promise<Commanded[]> {
  const all: Commanded[] = [];
  const track = await idleTrack();
  for (const model of models) {
    const rivals = engines.filter((engine) => !elsewhere.includes(engine));
    const heat = rivals.map(
      (engine): Commanded => ({ model, engine, dispatches: null, rounds: [], error: null }),
    );
    const lanes = await Promise.all(heat.map(() => track.open()));
    const turn = async (index: number, work: () => Promise<unknown>) => {
      if (heat[index].error) return;
      await work().catch((error: Error) => {
        heat[index].error = error.message;
      });
    };
    for (const [index, { engine }] of heat.entries())
      await turn(index, async () => {
        const config = { batchSize: PLAYERS };
        const trial = { engine, backend: 'webgpu', model, world: worlds.subset, config } as const;
        heat[index].dispatches = (await within(PATIENCE, lanes[index].begin(trial))).dispatches;
        for (let round = 0; round < WARM_UP; round++) await lanes[index].commands(STEPS);
      });
    for (let round = 0; round < rounds; round++)
      for (const index of heat.keys())
        await turn(index, async () => {
          // What the processor holds ready at the start of a turn is another engine's.
          await lanes[index].commands(STEPS);
          heat[index].rounds.push(await lanes[index].commands(STEPS));
        });
    await Promise.all(lanes.map((lane) => lane.close()));
    all.push(...heat);
    console.error(`commands of ${model} measured`);
  }
  await track.close();
  return all;
}
