/** Rivals in one race: the same training by each engine, a round at a time in turns. */
import type { Lane } from './lanes/lane';
import type { Result } from './trial';

export interface Pace {
  rounds: number;
  /** Of a round, at most. */
  steps: number;
  /** What a round may take before it takes fewer steps. */
  seconds: number;
}

/** Seconds in which an engine has to make its first two steps, with whatever it compiles. */
export const PATIENCE = 150;
/** Seconds of a step from which on one is enough to know. */
const HOPELESS = 12;

/** @param open a lane of its own for each rival */
export async function raced(
  rivals: readonly Pick<Result, 'trial' | 'world'>[],
  open: (trial: Result['trial']) => Promise<Lane>,
  { rounds, steps, seconds }: Pace,
): Promise<Result[]> {
  const results: Result[] = rivals.map((rival) => ({ ...rival, timing: null, error: null }));
  const lanes: (Lane | undefined)[] = [];
  const attempt = (index: number, work: () => Promise<void>) =>
    work().catch((error: Error) => {
      results[index].error = error.message.split('\n')[0].replace(/^page\.\w+: /, '');
    });
  for (const [index, { trial }] of results.entries())
    await attempt(index, async () => {
      const lane = await open(trial);
      lanes[index] = lane;
      const start = await within(PATIENCE, lane.begin(trial));
      results[index].timing = { ...start, rounds: [] };
      if (start.secondsPerStep < HOPELESS) return;
      results[index].timing?.rounds.push({
        secondsPerStep: start.secondsPerStep,
        loss: null,
        peakBytes: null,
      });
      await lane.close();
      lanes[index] = undefined;
    });
  const racing = [...results.keys()].filter((index) => lanes[index] && !results[index].error);
  const slowest = Math.max(...racing.map((index) => results[index].timing?.secondsPerStep ?? 0));
  const taken = Math.min(steps, Math.max(1, Math.floor(seconds / slowest)));
  for (let round = 0; round < rounds; round++)
    for (const index of racing)
      await attempt(index, async () => {
        const lane = lanes[index];
        if (lane) results[index].timing?.rounds.push(await lane.round(taken));
      });
  await Promise.all(lanes.map((lane) => lane?.close()));
  return results;
}

export function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no two steps in ${seconds} s`)), 1000 * seconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
