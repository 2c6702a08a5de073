/** Simulated players: histories drawn game by game from a mixture of trained models. */
import type { Random } from '../../src/data/random';
import type { Recommender } from '../../src/models/recommender';

export interface Sampler {
  /** Each has the same say: their probabilities are averaged. */
  teachers: readonly Recommender[];
  games: number;
  /** Below 1, likely games become likelier. */
  temperature: number;
  /** What real histories begin with, and how long they are: drawn from as they are. */
  firstGames: readonly number[];
  lengths: readonly number[];
}

/** Players simulated side by side. */
const CHUNK = 256;

/** `players` histories without repeated games. `isReal` ones are thrown away and drawn again. */
export async function samplePlayers(
  sampler: Sampler,
  players: number,
  random: Random,
  isReal: (history: readonly number[]) => boolean,
  onProgress: (done: number) => void,
): Promise<{ histories: number[][]; rejected: number }> {
  const histories: number[][] = [];
  let rejected = 0;
  while (histories.length < players) {
    const drawn = await sampleChunk(sampler, Math.min(CHUNK, players - histories.length), random);
    const kept = drawn.filter((history) => !isReal(history));
    rejected += drawn.length - kept.length;
    histories.push(...kept);
    onProgress(histories.length);
  }
  return { histories, rejected };
}

async function sampleChunk(sampler: Sampler, players: number, random: Random): Promise<number[][]> {
  const pick = (values: readonly number[]) => values[random.integer(values.length)];
  const lengths = Array.from({ length: players }, () => pick(sampler.lengths));
  const histories = lengths.map(() => [pick(sampler.firstGames)]);
  for (;;) {
    const growing = histories.filter((history, player) => history.length < lengths[player]);
    if (growing.length === 0) return histories;
    const chances = await nextGame(sampler, growing);
    growing.forEach((history, i) => {
      history.push(draw(chances[i], random));
    });
  }
}

/** The mixture's distribution over the next game of each history, games already there excluded. */
async function nextGame(
  { teachers, games, temperature }: Sampler,
  histories: number[][],
): Promise<Float64Array[]> {
  const mixture = histories.map(() => new Float64Array(games + 1));
  for (const teacher of teachers) {
    const scores = await teacher.score(histories);
    histories.forEach((history, i) => {
      const own = scores.subarray(i * (games + 1), (i + 1) * (games + 1));
      for (const id of history) own[id] = Number.NEGATIVE_INFINITY;
      const top = own.reduce((a, b) => Math.max(a, b));
      const weights = Float64Array.from(own, (score) => Math.exp((score - top) / temperature));
      const sum = weights.reduce((a, b) => a + b);
      weights.forEach((weight, id) => {
        mixture[i][id] += weight / sum;
      });
    });
  }
  return mixture;
}

function draw(weights: Float64Array, random: Random): number {
  let point = random.uniform() * weights.reduce((a, b) => a + b);
  for (let id = 1; id < weights.length; id++) {
    point -= weights[id];
    if (point < 0) return id;
  }
  return weights.findLastIndex((weight) => weight > 0);
}
