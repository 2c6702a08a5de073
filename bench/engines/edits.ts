/** What the worker does when a history is changed: read it anew, and rank all games. */
import { random } from '../../src/data/random';
import { maskId } from '../../src/models/bert4rec';
import type { ModelName } from '../../src/models/config';
import { findOp, valuesOf } from '../../src/nn/recording';
import { listOf } from '../../src/train/probes/answers';
import { trace } from '../../src/train/probes/trace';
import { worlds } from '../trial';
import { runOf } from './tfjs';

/** Edits that are not counted: the first ones find nothing warm. */
const WARM_UP = 5;
const GAMES = 12;

/** Milliseconds from the changed history to its whole tape and the ten best games, edit by edit. */
export async function edits(model: ModelName, count: number): Promise<number[]> {
  const world = worlds.subset;
  const run = runOf({ engine: 'nextplay', backend: 'wasm', model, world, config: {} });
  const draw = random(0, 2);
  const history = Array.from({ length: GAMES }, () => 1 + draw.integer(world.games));
  const times: number[] = [];
  for (let edit = 0; edit < WARM_UP + count; edit++) {
    history[draw.integer(GAMES)] = 1 + draw.integer(world.games);
    const start = performance.now();
    const tape = await trace(run, { history });
    const scores = findOp(tape, 'scores');
    if (!scores) throw new Error('The model has marked no scores.');
    const last = valuesOf(tape, scores).slice(-world.games);
    listOf(Float32Array.from([Number.NEGATIVE_INFINITY, ...last]), [...history, maskId(world.games)], 10);
    times.push(performance.now() - start);
  }
  run.dispose();
  return times.slice(WARM_UP);
}
