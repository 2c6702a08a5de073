/** Both sides of a recommender as they are served: users as vectors, games as vectors, and a product between them. */
import * as v from 'valibot';
import { readContainer, sectionOf, writeContainer } from '../../data/container';
import { DataError } from '../../data/dataError';
import { dequantise, quantise } from '../../data/quantise';
import { validated } from '../../data/validated';
import { neuralModels } from '../../models/config';
import { Count } from '../course/schemas';

/** The towers that ship: two models, and one of them trained once more from another seed. */
export const towerNames = ['sasrec', 'again', 'gru4rec'] as const;

export type TowerName = (typeof towerNames)[number];

const Scale = v.object({ min: v.number(), step: v.number() });
const Header = v.object({
  model: v.picklist(neuralModels),
  seed: Count,
  dataset: v.pipe(v.string(), v.maxLength(100)),
  width: v.pipe(Count, v.minValue(1)),
  players: v.array(Count),
  scales: v.object({ hidden: Scale, games: Scale }),
});

export interface Tower {
  model: (typeof neuralModels)[number];
  /** What its training began with. */
  seed: number;
  dataset: string;
  width: number;
  /** Who the user vectors are of: each after all games but the last. */
  players: number[];
  /** [players, width] */
  hidden: Float32Array;
  /** [V, width] */
  games: Float32Array;
}

export function encodeTower({ hidden, games, ...header }: Tower): Uint8Array {
  const [users, table] = [quantise(hidden), quantise(games)];
  const scaleOf = ({ min, step }: typeof users) => ({ min, step });
  const section = ({ data }: typeof users) => ({
    dtype: 'uint16' as const,
    shape: [data.length / header.width, header.width],
    data,
  });
  const scales = { hidden: scaleOf(users), games: scaleOf(table) };
  return writeContainer('tower', { ...header, scales }, { hidden: section(users), games: section(table) });
}

/** Throws a `DataError` with a sentence for the reader where the file is not sound, or of another data set. */
export function decodeTower(bytes: Uint8Array, dataset: string, games: number): Tower {
  const container = readContainer(bytes, 'tower');
  const { scales, ...header } = validated(
    Header,
    container.header,
    'These vectors are not described as they should be',
  );
  const read = (name: 'hidden' | 'games') =>
    dequantise({ ...scales[name], data: sectionOf(container, name, 'uint16').data });
  const tower = { ...header, hidden: read('hidden'), games: read('games') };
  const { width, players } = tower;
  if (tower.hidden.length !== players.length * width)
    throw new DataError('This file is corrupt: it does not hold a vector for each player.');
  if (tower.dataset !== dataset || tower.games.length !== games * width)
    throw new DataError(
      'The vectors that ship with the site are of another data set: they know no other games.',
    );
  return tower;
}

/** The scores of all games for one user vector, as every ranking here expects them: [V + 1], id 0 has −∞. */
export function scoresFor(
  { hidden, width }: Pick<Tower, 'hidden' | 'width'>,
  games: Float32Array,
  row: number,
): Float32Array {
  const scores = new Float32Array(games.length / width + 1);
  scores[0] = Number.NEGATIVE_INFINITY;
  for (let item = 1; item < scores.length; item++) {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += hidden[row * width + j] * games[(item - 1) * width + j];
    scores[item] = sum;
  }
  return scores;
}

/** The highest scores first; of equal ones the lower id. */
export const bestOf = (scores: Float32Array, k: number, without: ReadonlySet<number> = new Set()): number[] =>
  Array.from(scores.keys())
    .filter((item) => item > 0 && !without.has(item))
    .sort((a, b) => scores[b] - scores[a] || a - b)
    .slice(0, k);
