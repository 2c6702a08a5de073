/** What moves the hidden units of GRU4Rec: each game on its own, and the strongest moments of held-out players. */
import * as tf from '@tensorflow/tfjs-core';
import { pack } from '../../data/batches';
import { inference } from '../../nn/layers';
import { findOp, type Recording, valuesOf } from '../../nn/recording';
import { record } from '../../nn/tape';
import type { UnitMoment, UnitResponses } from '../protocol';
import type { Run } from '../run';

/** Moments kept for each unit, at either end. */
const KEPT = 3;
/** Histories read in one call. */
const CHUNK = 128;

/** A player's history, without the last game. */
export interface Reader {
  player: number;
  history: ArrayLike<number>;
}

/** @param readers whose moments are looked through */
export async function unitsOf(run: Run, readers: readonly Reader[]): Promise<UnitResponses> {
  if (run.name !== 'gru4rec') throw new Error('Only GRU4Rec has a state that goes from game to game.');
  return { width: run.config.width, ...(await alone(run)), ...(await moments(run, readers)) };
}

/** Every game of the catalogue as the first event of a history of its own: h₀ = 0. */
async function alone(run: Run): Promise<Pick<UnitResponses, 'candidate' | 'update'>> {
  const { model, weights, config, games } = run;
  const examples = Array.from({ length: games }, (_, i) => model.ranking([i + 1], config, games));
  const batch = pack(examples, config.maxLength);
  const recorded = await record((tape) => model.encode(batch, weights, config, { ...inference, tape }));
  const read = (mark: string): Float32Array => {
    const op = findOp(recorded as Recording, `event0/${mark}`);
    if (!op) throw new Error(`The model has marked no ${mark}.`);
    return valuesOf(recorded as Recording, op).slice();
  };
  return { candidate: read('candidate'), update: read('update') };
}

/** Where in the histories each unit's state is highest and lowest. */
async function moments(
  run: Run,
  readers: readonly Reader[],
): Promise<Pick<UnitResponses, 'highest' | 'lowest' | 'players' | 'events'>> {
  const { config } = run;
  const ends = () => Array.from({ length: config.width }, (): UnitMoment[] => []);
  const [highest, lowest] = [ends(), ends()];
  let events = 0;
  for (let start = 0; start < readers.length; start += CHUNK) {
    const chunk = readers.slice(start, start + CHUNK);
    const states = await statesOf(run, chunk);
    let row = 0;
    for (const { player, history } of chunk) {
      const unread = Math.max(0, history.length - config.maxLength);
      for (let position = unread; position < history.length; position++, row++) {
        for (let unit = 0; unit < config.width; unit++) {
          const value = states[row * config.width + unit];
          keep(highest[unit], { player, position, value }, 1);
          keep(lowest[unit], { player, position, value }, -1);
        }
      }
    }
    events += row;
  }
  return { highest, lowest, players: readers.length, events };
}

/** The states after every game of some histories, one under another: [events, d]. */
async function statesOf({ model, weights, config, games }: Run, readers: readonly Reader[]) {
  const examples = readers.map(({ history }) => {
    const example = model.ranking(history, config, games);
    return { ...example, at: Array.from(example.items, (_, t) => t) };
  });
  const states = tf.tidy(() => model.encode(pack(examples, config.maxLength), weights, config, inference));
  const values = await states.data();
  states.dispose();
  return values as Float32Array;
}

/** Into a list of the first few, the strongest first; no player twice, for their moments are much alike. */
function keep(list: UnitMoment[], moment: UnitMoment, sign: 1 | -1): void {
  const stronger = (a: UnitMoment, b: UnitMoment) => sign * (a.value - b.value) > 0;
  if (list.length === KEPT && !stronger(moment, list[KEPT - 1])) return;
  const own = list.findIndex(({ player }) => player === moment.player);
  if (own >= 0) {
    if (!stronger(moment, list[own])) return;
    list.splice(own, 1);
  }
  const place = list.findIndex((other) => stronger(moment, other));
  list.splice(place < 0 ? list.length : place, 0, moment);
  list.length = Math.min(KEPT, list.length);
}
