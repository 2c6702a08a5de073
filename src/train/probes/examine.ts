/**
 * Does a run answer for the right reasons? Change one thing about a question, and see how far the answer moves: what
 * should matter and does not, or should not and does, is a bug.
 */
import type { Example } from '../../data/batches';
import { random, STREAM } from '../../data/random';
import type { Holdout } from '../../data/split';
import { rankOf, ranksOf } from '../evaluate';
import type { Answer, Examination } from '../protocol';
import { sampleOf } from '../questions';
import { metricsOf } from '../ranks';
import type { Run } from '../run';

/** Shorter histories have no order to shuffle. */
const SHORTEST = 4;
const ASKED = 48;
const UNSEEN = 1000;
const TOP = 6;

/** Short enough that a map of it can be read. */
const LONGEST_EXAMPLE = 9;

/** @param questions of players, at least one with a history of four games: what neither training nor the curve has met */
export async function examine(run: Run, questions: readonly Holdout[]): Promise<Examination> {
  const long = questions.filter(({ input }) => input.length >= SHORTEST);
  const sample = sampleOf(long, ASKED);
  const histories = sample.map(({ input }) => Array.from(input).slice(-run.config.maxLength));
  const asked = histories.map((history) => run.model.ranking(history, run.config, run.games));
  const alone = await oneByOne(run, asked);
  const after = async (change: (history: number[], player: number) => number[]) =>
    meanDistance(
      alone,
      await oneByOne(
        run,
        histories.map((history, player) => run.model.ranking(change(history, player), run.config, run.games)),
      ),
    );
  const swapped = (at: number) => (history: number[], player: number) =>
    history.with(at < 0 ? history.length + at : at, stranger(history, player, run.games));
  return {
    step: run.step,
    players: histories.length,
    unseen: metricsOf(await ranksOf(run, sampleOf(questions, UNSEEN), run.games)),
    moved: {
      first: await after(swapped(0)),
      order: await after(shuffledBeforeLast),
      last: await after(swapped(-1)),
      later: run.name === 'bert4rec' ? null : await afterLater(run, histories, swapped(-1)),
      company: await inCompany(run, asked, histories),
    },
    again: mean(histories.map((history, player) => alone[player][history[history.length - 1]])),
    example: answer(sample, alone),
  };
}

/** @param chances of every game, for each of the players */
function answer(sample: readonly Holdout[], chances: Float32Array[]): Answer {
  const short = sample.findIndex(({ input }) => input.length <= LONGEST_EXAMPLE);
  const player = Math.max(0, short);
  const { input, target } = sample[player];
  const items = Array.from(chances[player].keys()).slice(1);
  const best = items.sort((a, b) => chances[player][b] - chances[player][a] || a - b);
  return {
    history: Array.from(input),
    target,
    rank: rankOf(chances[player], sample[player]),
    top: best.slice(0, TOP).map((item) => ({ item, probability: chances[player][item] })),
  };
}

/** What was predicted after the last game but one, when the last one is replaced: it lies in the future. */
async function afterLater(
  run: Run,
  histories: number[][],
  change: (history: number[], player: number) => number[],
): Promise<number> {
  const before = (history: number[]): Example => ({
    ...run.model.ranking(history, run.config, run.games),
    at: [history.length - 2],
  });
  return meanDistance(
    await oneByOne(run, histories.map(before)),
    await oneByOne(
      run,
      histories.map((history, player) => before(change(history, player))),
    ),
  );
}

/** Newcomers, who have one game each and fit into any row of a batch: asked alone, and along with all the others. */
async function inCompany(run: Run, others: Example[], histories: number[][]): Promise<number> {
  const newcomers = histories.map((history) => run.model.ranking(history.slice(-1), run.config, run.games));
  const together = await probabilities(run, [...others, ...newcomers]);
  return meanDistance(await oneByOne(run, newcomers), together.slice(others.length));
}

const shuffledBeforeLast = (history: number[], player: number): number[] => [
  ...random(player, STREAM.order).shuffle(history.slice(0, -1)),
  history[history.length - 1],
];

/** A game that the history does not hold. */
function stranger(history: number[], player: number, games: number): number {
  const stream = random(player, STREAM.negatives);
  for (;;) {
    const item = 1 + stream.integer(games);
    if (!history.includes(item)) return item;
  }
}

async function oneByOne(run: Run, examples: Example[]): Promise<Float32Array[]> {
  const answers: Float32Array[] = [];
  for (const example of examples) answers.push(...(await probabilities(run, [example])));
  return answers;
}

/** Of every game after each history; read as one batch. */
async function probabilities(run: Run, examples: Example[]): Promise<Float32Array[]> {
  const scores = await run.scoreExamples(examples);
  return examples.map((_, i) => softmax(scores.subarray(i * (run.games + 1), (i + 1) * (run.games + 1))));
}

function softmax(scores: Float32Array): Float32Array {
  const highest = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
  const shares = scores.map((score) => Math.exp(score - highest));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

/** Total variation, in the mean: the share of the probability that is another game's. */
const meanDistance = (before: Float32Array[], after: Float32Array[]): number =>
  mean(before.map((p, i) => p.reduce((sum, share, id) => sum + Math.abs(share - after[i][id]), 0) / 2));

const mean = (values: number[]): number =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
