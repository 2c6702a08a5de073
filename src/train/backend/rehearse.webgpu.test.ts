/** Shaders compiled ahead, on a real device: all of them, and nothing else changes. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { compileAhead } from '../../kernels/webgpu/compileAhead';
import { type ModelName, neuralModels, type RunConfig } from '../../models/config';
import { datasetOf, GAMES, historiesOf, toyConfig } from '../../testing/toy';
import { offerWebgpu, startWebgpu } from '../../testing/webgpu';
import { ManagedRun } from '../course/managedRun';
import { questionsOf } from '../questions';
import { Run } from '../run';
import { rehearse } from './rehearse';

const missing = await offerWebgpu('Compiling ahead');

/** Other histories than those that are trained on. */
const known = historiesOf(1, [6, 5, 3, 2, 4, 6, 2]);
const histories = historiesOf(2, [2, 7, 4, 4, 9, 3, 3, 5, 2, 12, 6]);

const compiled = () => Object.keys((tf.backend() as WebGPUBackend)['pipelineCache'] as object);

function forgetShaders(): void {
  (tf.backend() as WebGPUBackend)['pipelineCache'] = {};
}

/** How many shaders it heard of, each time. */
async function prepare(model: ModelName, config: RunConfig): Promise<number[][]> {
  const heard: number[][] = [];
  await compileAhead(
    () => rehearse(model, config, known, GAMES),
    (done, total) => heard.push([done, total]),
  );
  return heard;
}

/** Losses, scores and weights, all read back. */
async function trained(model: ModelName, config: RunConfig, between = async () => {}) {
  const run = new Run(model, config, histories, GAMES);
  const losses: number[] = [];
  for (let step = 0; step < 5; step++) {
    await between();
    const loss = run.advance();
    losses.push((await loss.data())[0]);
    loss.dispose();
  }
  const values = { losses, scores: await run.score(histories), ...(await run.save()) };
  run.dispose();
  return values;
}

describe.skipIf(missing)('a rehearsal on WebGPU', () => {
  beforeAll(startWebgpu);

  it.each(neuralModels)('has all shaders of %s compiled, and leaves nothing behind', async (model) => {
    const config = toyConfig(model, { dropout: 0.2 });
    const before = [tf.memory().numTensors, tf.memory().numBytes];
    const heard = await prepare(model, config);
    expect([tf.memory().numTensors, tf.memory().numBytes]).toEqual(before);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard).toEqual(heard.map((_, i) => [i + 1, heard.length]));
    const ahead = compiled();
    const { losses } = await trained(model, config);
    expect(compiled()).toEqual(ahead);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(await prepare(model, config)).toEqual([]);
  });

  it.each(neuralModels)('changes not a bit of the training of %s', async (model) => {
    const config = toyConfig(model, {
      dropout: 0.2,
      bptt: model === 'gru4rec' ? 'session-parallel' : 'full',
    });
    const alone = await trained(model, config);
    const accompanied = await trained(model, config, async () => {
      await prepare(model, config);
    });
    expect(accompanied).toEqual(alone);
  });

  it('comes before the first step of a managed run, which then compiles nothing itself', async () => {
    forgetShaders();
    const { device } = tf.backend() as WebGPUBackend;
    const ahead = vi.spyOn(device, 'createComputePipelineAsync');
    const inTurn = vi.spyOn(device, 'createComputePipeline');
    const data = datasetOf(histories);
    const managed = new ManagedRun(data, questionsOf(data), 'gru4rec', 'gru4rec', toyConfig('gru4rec'));
    expect(await managed.step()).toMatchObject({ step: 1, preparation: null, notice: null });
    expect(ahead.mock.calls.length).toBe(compiled().length);
    expect(inTurn).not.toHaveBeenCalled();
    await managed.close();
    vi.restoreAllMocks();
  });

  it('lets others compute meanwhile', async () => {
    const config = toyConfig('gru4rec', { width: 12 });
    const right = await trained('gru4rec', config);
    forgetShaders();
    const ahead = prepare('gru4rec', config);
    expect(await trained('gru4rec', config)).toEqual(right);
    expect((await ahead).length).toBeGreaterThan(10);
  });

  it('that fails leaves the shaders as they were', async () => {
    const before = compiled();
    const fails = compileAhead(
      () => {
        tf.tidy(() => tf.erf(tf.zeros([2000])));
        throw new Error('the rehearsal is off');
      },
      () => {},
    );
    await expect(fails).rejects.toThrow('the rehearsal is off');
    expect(compiled()).toEqual(before);
    expect(
      Array.from(await tf.tidy(() => tf.erf(tf.zeros([2000]))).data()).every((y) => Math.abs(y) < 1e-6),
    ).toBe(true);
  });
});
