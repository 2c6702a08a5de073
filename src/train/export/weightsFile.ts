/** A trained model as a safetensors file, named and laid out as its PyTorch twin has it, and the way back. */

import * as v from 'valibot';
import { crc32 } from '../../data/crc32';
import { DataError } from '../../data/dataError';
import { catalogueSize, type Dataset } from '../../data/dataset';
import { validated } from '../../data/validated';
import { whole } from '../../data/whole';
import { type ModelName, neuralModels, type RunConfig } from '../../models/config';
import { Config, Count } from '../course/schemas';
import type { SavedTensor } from '../snapshot';
import { readSafetensors, type TensorFile, writeSafetensors } from './safetensors';
import { fromTorch, torchName, torchShape, toTorch } from './torchNames';

/** What is exported: the present weights of a run, and what they are weights of. */
export interface TrainedModel {
  model: ModelName;
  config: RunConfig;
  step: number;
  weights: Record<string, SavedTensor>;
  data: Pick<Dataset, 'manifest' | 'games'>;
}

/** What a file says of itself, as one entry of its metadata. */
const Description = v.object({
  model: v.picklist(neuralModels),
  config: Config,
  step: Count,
  dataset: v.pipe(v.string(), v.maxLength(100)),
  /** V. */
  games: Count,
  catalogue: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
});
export type Description = v.InferOutput<typeof Description>;

/** Which game each row of the weights is of: the CRC-32 of the app ids in their order. */
export function catalogueHash({ games }: Pick<Dataset, 'games'>): string {
  const appIds = games.slice(1).map(({ appId }) => appId);
  return crc32(new TextEncoder().encode(appIds.join())).toString(16).padStart(8, '0');
}

export const describe = ({ model, config, step, data }: TrainedModel): Description => ({
  model,
  config,
  step,
  dataset: data.manifest.name,
  games: data.games.length - 1,
  catalogue: catalogueHash(data),
});

export function encodeWeights(trained: TrainedModel): Uint8Array {
  const tensors = Object.entries(trained.weights).map(
    ([path, tensor]) => [torchName(path), toTorch(path, tensor)] as const,
  );
  return writeSafetensors({
    metadata: { format: 'pt', nextplay: JSON.stringify(describe(trained)) },
    tensors: Object.fromEntries(tensors),
  });
}

export interface WeightsFile {
  description: Description;
  tensors: TensorFile['tensors'];
}

/** Throws a `DataError` unless the file is one of this model, for the games of this data set. */
export function decodeWeights(bytes: Uint8Array, model: ModelName, data: Dataset): WeightsFile {
  const { metadata, tensors } = readSafetensors(bytes);
  if (metadata.nextplay === undefined)
    throw new DataError(
      'This file does not say which model it holds and with which settings: open one that this site or its PyTorch project has written.',
    );
  const description = validated(
    v.pipe(v.string(), v.parseJson(), Description),
    metadata.nextplay,
    'What this file says of its model cannot be read',
  );
  if (description.model !== model)
    throw new DataError(`This file holds a ${description.model}, not a ${model}: open it where that one is.`);
  const games = catalogueSize(data);
  if (description.games !== games || description.catalogue !== catalogueHash(data))
    throw new DataError(
      `This file was trained on “${description.dataset}” with ${whole(description.games)} games, and other games are open now (“${data.manifest.name}”, ${whole(games)}): a row of its weights would stand for another game.`,
    );
  const { width } = description.config;
  if (tensors['items.weight']?.shape[1] !== width)
    throw new DataError(`This file claims a width of ${width}, and its “items.weight” is not as wide.`);
  return { description, tensors };
}

/** The tensors under the paths that the site has for them: all of those expected, in their shapes, and no others. */
export function weightsOf(
  tensors: TensorFile['tensors'],
  expected: readonly { path: string; shape: readonly number[] }[],
): Record<string, SavedTensor> {
  const left = new Set(Object.keys(tensors));
  const weights = expected.map(({ path, shape }) => {
    const name = torchName(path);
    const right = torchShape(path, shape);
    if (!left.delete(name)) throw new DataError(`This file has no tensor “${name}”, which the model needs.`);
    const tensor = tensors[name];
    if (tensor.shape.join() !== right.join())
      throw new DataError(
        `“${name}” has the shape [${tensor.shape.join(', ')}], and the model needs [${right.join(', ')}].`,
      );
    return [path, fromTorch(path, tensor)] as const;
  });
  const [unknown] = left;
  if (unknown !== undefined)
    throw new DataError(`This file has a tensor “${unknown.slice(0, 80)}”, which the model does not know.`);
  return Object.fromEntries(weights);
}
