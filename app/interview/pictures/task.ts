/** A question about a picture, made from a model that is at hand; the answer is read from its tensors. */
import type { Dataset } from '../../../src/data/dataset';
import { historyOf, playerCount } from '../../../src/data/dataset';
import { type Random, random } from '../../../src/data/random';
import type { ModelName } from '../../../src/models/config';
import type { Recording } from '../../../src/nn/recording';
import type { TraceRequest } from '../../../src/train/protocol';
import type { RankingData } from '../../../src/viz/ranking';
import { signed } from '../../step/Bar';

/** What a model can be asked. */
export interface Oracle {
  trace(model: ModelName, request: TraceRequest): Promise<Recording>;
  ablate(model: ModelName, history: number[], target: number): Promise<{ whole: number; without: number[] }>;
  recommend(model: ModelName, history: number[], k: number): Promise<number[]>;
}

/** One reading, whatever is asked. */
export function recorded(recording: Recording): Oracle {
  const refuse = () => Promise.reject(new Error('A recording answers for its own history only.'));
  return { trace: async () => recording, ablate: refuse, recommend: refuse };
}

/** What is drawn. */
export type Picture =
  | { form: 'attention'; recording: Recording; op: string; head: number }
  | { form: 'gates'; recording: Recording; event: number }
  | { form: 'ranking'; data: RankingData; k: number; after: string }
  | { form: 'games'; history: readonly number[] };

export interface Task {
  title: string;
  model: ModelName;
  picture: Picture;
  /** What is drawn, and how it is to be read. */
  caption: string;
  question: string;
  options: { id: string; label: string }[];
  /** Id of the right one. */
  answer: string;
  /** Said afterwards: the numbers, and what they mean. */
  meaning: string;
}

export interface Draw {
  oracle: Oracle;
  data: Dataset;
  /** A player's games, oldest first. */
  history: number[];
  chance: Random;
}

/** Null where this player makes no good question: the answer would be a matter of a hair. */
export type Kind = (draw: Draw) => Promise<Task | null>;

const STREAM = 50;
const SHORTEST = 6;
const LONGEST = 8;

/** Players who are tried for one question. */
const TRIES = 12;

/** The question of that number: the same one whenever the same weights are asked. `library` chooses whose games are read. */
export async function taskOf(
  number: number,
  kinds: readonly Kind[],
  oracle: Oracle,
  data: Dataset,
  library: (chance: Random) => number[] = (chance) => libraryOf(data, chance),
): Promise<Task> {
  const kind = kinds[number % kinds.length];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const chance = random(number, STREAM, attempt);
    const task = await kind({ oracle, data, chance, history: library(chance) });
    if (task) return task;
  }
  throw new Error('The model that is open answers alike whatever it is asked. Train it, and come back.');
}

/** The first games of somebody who has enough of them. */
function libraryOf(data: Dataset, chance: Random): number[] {
  const first = chance.integer(playerCount(data));
  for (let i = 0; i < playerCount(data); i++) {
    const history = historyOf(data, (first + i) % playerCount(data));
    if (history.length >= SHORTEST) return [...history.subarray(0, LONGEST)];
  }
  throw new Error(`Nobody in this data set has ${SHORTEST} games.`);
}

/** A few positions to choose from: those given, and others until there are four; in the order of the history. */
export function choices(given: readonly number[], among: readonly number[], chance: Random): number[] {
  const others = chance.shuffle(among.filter((position) => !given.includes(position)));
  return [...new Set([...given, ...others])].slice(0, 4).sort((a, b) => a - b);
}

export const titleOf = (data: Dataset, item: number): string => data.games[item].title;

/** A change of ln p, signed. */
export const change = (value: number): string => signed(value, 2);
