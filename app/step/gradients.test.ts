import { beforeAll, describe, expect, it } from 'vitest';
import { type ModelName, neuralModels } from '../../src/models/config';
import { startBackends } from '../../src/testing/backends';
import { datasetOf, GAMES, toyConfig } from '../../src/testing/toy';
import { traceStep } from '../../src/train/probes/traceStep';
import type { StepTape } from '../../src/train/protocol';
import { Run } from '../../src/train/run';
import {
  adamCell,
  attentionOf,
  changeOf,
  layersOf,
  lossOf,
  placeOf,
  predictionsOf,
  reachOf,
  steepest,
} from './gradients';

beforeAll(startBackends);

const history = [3, 9, 1, 4, 7];
const dataset = datasetOf([history, [1, 2, 3]]);

async function stepOf(name: ModelName, only?: number): Promise<StepTape> {
  const run = new Run(name, toyConfig(name), [history], GAMES);
  try {
    return await traceStep(run, { history, only });
  } finally {
    run.dispose();
  }
}

describe('the parts of a training step', () => {
  it.each(neuralModels)('of %s: the loss is the mean surprise of its predictions', async (name) => {
    const step = await stepOf(name);
    const predictions = predictionsOf(step);
    expect(predictions.map(({ target }) => target)).toEqual(step.targets);
    const surprise = predictions.reduce((sum, { probability }) => sum - Math.log(probability), 0);
    expect(surprise / predictions.length).toBeCloseTo(lossOf(step), 4);
  });

  it.each(neuralModels)('of %s: the layers lead from the scores back to the embeddings', async (name) => {
    const layers = layersOf(await stepOf(name), dataset);
    expect(layers[0].id).toBe('scores');
    expect(layers.map(({ id }) => id)).not.toContain('loss');
    expect(layers.at(-1)?.id).toBe(name === 'gru4rec' ? 'embedding' : 'token');
    for (const { heads, rowLabels, norm } of layers) {
      expect(heads[0].rows).toBe(rowLabels.length);
      expect(norm).toBeGreaterThanOrEqual(0);
    }
    expect(layers.every(({ norm }) => norm > 0)).toBe(true);
  });

  it('the gates of all events are one layer each, a row an event', async () => {
    const layers = layersOf(await stepOf('gru4rec'), dataset);
    const update = layers.find(({ id }) => id === 'update');
    expect(update?.heads[0]).toMatchObject({ rows: history.length - 1, columns: 8 });
  });

  it('one prediction reaches the games before it, and looks at none after', async () => {
    const step = await stepOf('sasrec', 1);
    const reach = reachOf(step);
    expect(reach).toHaveLength(history.length - 1);
    expect(reach.slice(0, 2).every((norm) => norm > 0)).toBe(true);
    expect(reach.slice(2)).toEqual([0, 0]);
    const attention = attentionOf(step, 1) as number[];
    expect(attention.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    expect(attention.slice(2)).toEqual([0, 0]);
    expect(attentionOf(await stepOf('gru4rec', 1), 1)).toBeNull();
  });

  it('Adam’s arithmetic, as written on the page, gives the weight that it gave', async () => {
    const step = await stepOf('sasrec');
    for (const parameter of step.parameters) {
      const { g, before, after } = adamCell(parameter, steepest(parameter));
      const m = 0.9 * before.m + 0.1 * g;
      const v = 0.999 * before.v + 0.001 * g ** 2;
      const rate = step.learningRate / (1 - 0.9 ** step.t);
      const w = before.w - (rate * m) / (Math.sqrt(v / (1 - 0.999 ** step.t)) + 1e-8);
      expect(after.m, parameter.path).toBeCloseTo(m, 6);
      expect(after.v, parameter.path).toBeCloseTo(v, 6);
      if (Math.abs(g) > 1e-5) expect(after.w, parameter.path).toBeCloseTo(w, 5);
    }
    expect(step.parameters.some((parameter) => changeOf(parameter) > 0)).toBe(true);
    expect(placeOf(step.parameters[0], 17)).toBe('row 2, column 1');
  });
});
