/** A trained model on its way out of the browser, and back in. Loaded when it is asked for. */
import type { Dataset } from '../../data/dataset';
import { random, STREAM } from '../../data/random';
import { models } from '../../models';
import { checkConfig, type ModelName, type RunConfig } from '../../models/config';
import { disposeWeights, parametersOf } from '../../nn/parameters';
import type { OpenedWeights } from '../course/managedRun';
import type { ExportedFile, ExportFormat } from '../protocol';
import type { Run } from '../run';
import { decodeWeights, encodeWeights, type TrainedModel, weightsOf } from './weightsFile';

/** The present weights of a run, as a file for other programs. */
export async function exportRun(run: Run, data: Dataset, format: ExportFormat): Promise<ExportedFile> {
  const trained: TrainedModel = {
    model: run.name,
    config: run.config,
    step: run.step,
    weights: await run.readWeights(),
    data,
  };
  const name = `${run.name}-${data.manifest.name.replace(/[^\w-]+/g, '-')}-step${run.step}`;
  if (format === 'pytorch') {
    const { encodeProject } = await import('./project');
    return { ...(await encodeProject(trained, run)), name: `${name}-pytorch.zip` };
  }
  if (format === 'onnx') {
    const { encodeOnnx } = await import('./onnx');
    return { name: `${name}.onnx`, bytes: encodeOnnx(trained), entries: [] };
  }
  return { name: `${name}.safetensors`, bytes: encodeWeights(trained), entries: [] };
}

/** What a safetensors file holds, if it is one of this model and of the games that are open. */
export function importRun(bytes: Uint8Array, model: ModelName, data: Dataset): Omit<OpenedWeights, 'file'> {
  const { description, tensors } = decodeWeights(bytes, model, data);
  const { config, step, games } = description;
  checkConfig(model, config);
  return { config, step, weights: weightsOf(tensors, shapesOf(model, config, games)) };
}

/** Every parameter that the model has with these settings, and its shape. */
function shapesOf(model: ModelName, config: RunConfig, games: number) {
  const fresh = models[model].initialise(config, games, random(config.seed, STREAM.weights));
  const shapes = parametersOf(fresh).map(([path, { shape }]) => ({ path, shape: [...shape] }));
  disposeWeights(fresh);
  return shapes;
}
