/** A trained model as a PyTorch project: its twin, its weights, and what proves that the two belong together. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { DataError } from '../../data/dataError';
import { random, STREAM } from '../../data/random';
import { neuralModels } from '../../models/config';
import type { Recommender } from '../../models/recommender';
import type { ExportedFile } from '../protocol';
import { pythonSources } from './pythonSources';
import { describe, encodeWeights, type TrainedModel } from './weightsFile';

/** The folder in the archive. */
const FOLDER = 'nextplay';

export async function encodeProject(
  trained: TrainedModel,
  scorer: Recommender,
): Promise<Pick<ExportedFile, 'bytes' | 'entries'>> {
  const files = {
    ...sourcesOf(trained),
    'config.json': strToU8(JSON.stringify(settingsOf(trained), null, 1)),
    'parity.json': strToU8(JSON.stringify(await parityOf(trained, scorer))),
    'weights.safetensors': encodeWeights(trained),
  };
  const archive: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [`${FOLDER}/${name}`, bytes]),
  );
  const entries = Object.entries(files).map(([name, { length: size }]) => ({ name, size }));
  return { bytes: zipSync(archive), entries };
}

/** The twin of this model and what it imports; the other models stay at home. */
function sourcesOf({ model, config }: TrainedModel): Record<string, Uint8Array> {
  if (config.fault !== 'none')
    throw new DataError(
      'This model was trained with a part left out or a mistake in it, and its PyTorch twin has none: only its weights can be exported.',
    );
  const others = neuralModels.filter((name) => name !== model).map((name) => `${name}.py`);
  const taken = Object.entries(pythonSources).filter(([name]) => !others.includes(name));
  return Object.fromEntries(taken.map(([name, text]) => [name, strToU8(text)]));
}

/** Row j of the weights is the j-th game. */
const settingsOf = (trained: TrainedModel) => ({
  ...describe(trained),
  games: trained.data.games.slice(1).map(({ appId, title }) => ({ app: appId, title })),
});

/** Histories drawn from the catalogue, nobody's own: the shortest, longer ones, and one that has to be cut. */
export function drawnHistories({ config, data }: Pick<TrainedModel, 'config' | 'data'>): number[][] {
  const { seed, maxLength } = config;
  const games = data.games.length - 1;
  const lengths = [1, 2, 5, 11, maxLength - 1, maxLength, maxLength + 3].filter((length) => length <= games);
  return [...new Set(lengths)].map((length) => {
    const shuffled = random(seed, STREAM.sample, length).shuffle(
      Int32Array.from({ length: games }, (_, i) => i + 1),
    );
    return Array.from(shuffled.subarray(0, length));
  });
}

/** What this browser scores after each of them: [histories][V]. */
async function parityOf(trained: TrainedModel, scorer: Recommender) {
  const histories = drawnHistories(trained);
  const scores: number[][] = [];
  for (const history of histories) {
    const row = await scorer.score([history]);
    scores.push(Array.from(row.subarray(1), (score) => Number(score.toPrecision(8))));
  }
  return { histories, scores };
}
