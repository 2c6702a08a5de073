import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { lossNames, type ModelName, neuralModels, type RunConfig } from '../../models/config';
import { inference } from '../../nn/layers';
import { findOp, valuesOf } from '../../nn/recording';
import { ScopedTape } from '../../nn/tape';
import { startBackends } from '../../testing/backends';
import { expectClose } from '../../testing/close';
import { GAMES, toyConfig } from '../../testing/toy';
import type { StepTape } from '../protocol';
import { Run } from '../run';
import { batchLoss, trainStep } from '../step';
import { ablate } from './ablate';
import { traceStep } from './traceStep';

beforeAll(startBackends);

const history = [3, 9, 1, 4, 7];

async function withRun<T>(
  name: ModelName,
  changes: Partial<RunConfig>,
  use: (run: Run) => Promise<T>,
): Promise<T> {
  const run = new Run(name, toyConfig(name, changes), [[1, 2, 3], history], GAMES);
  try {
    // A few updates, so that Adam has something to remember.
    for (let step = 0; step < 3; step++) run.advance().dispose();
    return await use(run);
  } finally {
    run.dispose();
  }
}

const lossOf = ({ forward }: StepTape): number => forward.values[findOp(forward, 'loss')?.offset as number];

/** Adds `change` to one cell of one marked tensor. */
class Nudge extends ScopedTape {
  constructor(
    private readonly id: string,
    private readonly cell: number,
    private readonly change: number,
  ) {
    super();
  }

  mark<T extends tf.Tensor>(name: string, tensor: T): T {
    if (this.path + name !== this.id) return tensor;
    const nudge = new Float32Array(tensor.size);
    nudge[this.cell] = this.change;
    return tf.add(tensor, tf.tensor(nudge, tensor.shape)) as T;
  }
}

describe('a training step on the tape', () => {
  it.each(neuralModels)(
    'of %s: every gradient is what a nudge of its tensor does to the loss',
    async (name) => {
      await withRun(name, {}, async (run) => {
        const step = await traceStep(run, { history });
        const { model, config, games } = run;
        expect(step.gradients.ops.length).toBeGreaterThan(8);
        const example = { history, items: step.forward.history, at: step.at, targets: step.targets };
        const batch = run.batchOf(
          name === 'bert4rec'
            ? [{ ...example, items: history.map((id, t) => (step.at.includes(t) ? games + 1 : id)) }]
            : model.examples(history, config, undefined as never, games),
        );
        const nudged = (id: string, cell: number, change: number): number =>
          tf.tidy(() => {
            const tape = new Nudge(id, cell, change);
            return batchLoss(run.lossInput(batch, { ...inference, tape })).dataSync()[0];
          });
        for (const op of step.gradients.ops) {
          const gradient = valuesOf({ ...step.forward, ...step.gradients }, op);
          // The largest cell says most: elsewhere float32 drowns the difference.
          const cell = gradient.reduce(
            (best, value, i) => (Math.abs(value) > Math.abs(gradient[best]) ? i : best),
            0,
          );
          const size = 0.0005;
          const slope = (nudged(op.id, cell, size) - nudged(op.id, cell, -size)) / (2 * size);
          expect(Math.abs(slope - gradient[cell]), `${op.id}: ${slope} for ${gradient[cell]}`).toBeLessThan(
            2e-3 + 0.03 * Math.abs(gradient[cell]),
          );
        }
      });
    },
  );

  it.each(neuralModels)('of %s updates copies as training updates the weights', async (name) => {
    await withRun(name, {}, async (run) => {
      const before = await run.save();
      const step = await traceStep(run, { history });
      expect(await run.save()).toEqual(before);
      expect(step.t).toBe(4);

      const example =
        name === 'bert4rec' ? null : run.model.examples(history, run.config, undefined as never, GAMES);
      if (!example) return;
      const input = run.lossInput(run.batchOf(example), inference);
      const loss = trainStep({ ...input, adam: run.adam });
      expectClose([lossOf(step)], await loss.data(), 1e-6);
      loss.dispose();
      const after = await run.save();
      for (const { path, after: mine, before: old } of step.parameters) {
        expectClose(old.weight, before.weights[path].values, 0);
        // A bias of the keys shifts all affinities of a slot alike: its gradient is rounding, which Adam makes large.
        if (/key\W+bias$/.test(path)) continue;
        expectClose(mine.weight, after.weights[path].values, 1e-6);
      }
      const joined = (key: 'm' | 'v') => step.parameters.flatMap(({ after: mine }) => Array.from(mine[key]));
      expectClose(joined('m'), after.optimiser?.m as Float32Array, 1e-6);
      expectClose(joined('v'), after.optimiser?.v as Float32Array, 1e-6);
    });
  });

  it.each(lossNames)('listens to the loss %s', async (loss) => {
    await withRun('sasrec', { loss, negatives: 3 }, async (run) => {
      const step = await traceStep(run, { history });
      const marks = step.gradients.ops.map(({ mark }) => mark);
      expect(marks.at(-1)).toBe('loss');
      expect(valuesOf({ ...step.forward, ...step.gradients }, step.gradients.ops.at(-1) as never)).toEqual(
        Float32Array.of(1),
      );
      expect(marks).toContain(loss === 'bce' || loss === 'gbce' ? 'positive' : 'scores');
    });
  });

  it('of cross-entropy: the gradient of the scores is what was expected minus what came, shared among the predictions', async () => {
    await withRun('sasrec', {}, async (run) => {
      const step = await traceStep(run, { history });
      const scores = valuesOf(step.forward, findOp(step.forward, 'scores') as never);
      const op = step.gradients.ops.find(({ id }) => id === 'scores');
      const gradient = valuesOf({ ...step.forward, ...step.gradients }, op as never);
      const n = step.targets.length;
      for (let row = 0; row < n; row++) {
        const own = Array.from(scores.subarray(row * GAMES, (row + 1) * GAMES), Math.exp);
        const sum = own.reduce((total, value) => total + value, 0);
        const expected = own.map((value, j) => (value / sum - Number(j === step.targets[row] - 1)) / n);
        expectClose(gradient.subarray(row * GAMES, (row + 1) * GAMES), expected, 1e-6);
      }
    });
  });

  it('in which one prediction counts sends nothing to the games after it', async () => {
    await withRun('sasrec', {}, async (run) => {
      const step = await traceStep(run, { history, only: 1 });
      expect(step.targets).toEqual([history[2]]);
      const op = step.gradients.ops.find(({ id }) => id === 'token');
      const token = valuesOf({ ...step.forward, ...step.gradients }, op as never);
      const width = run.config.width;
      const reach = Array.from({ length: history.length - 1 }, (_, t) =>
        Math.hypot(...token.subarray(t * width, (t + 1) * width)),
      );
      expect(Math.min(reach[0], reach[1])).toBeGreaterThan(1e-4);
      expect(Math.max(reach[2], reach[3])).toBe(0);
    });
  });

  it('leaves no tensor behind, and refuses what cannot be learnt from', async () => {
    await withRun('gru4rec', {}, async (run) => {
      await traceStep(run, { history });
      const { numTensors } = tf.memory();
      for (let i = 0; i < 5; i++) await traceStep(run, { history });
      await expect(traceStep(run, { history: [3] })).rejects.toThrow('One game alone teaches nothing');
      await expect(traceStep(run, { history, only: 9 })).rejects.toThrow(
        'Nothing is predicted at position 9',
      );
      expect(tf.memory().numTensors).toBe(numTensors);
    });
  });
});

describe('ablation', () => {
  it.each(neuralModels)('of %s gives the probability with all games, and without each', async (name) => {
    await withRun(name, {}, async (run) => {
      const { whole, without } = await ablate(run, history, 2);
      expect(without).toHaveLength(history.length);
      const logP = async (read: number[]) => {
        const scores = (await run.score([read])).subarray(1);
        return scores[1] - Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0));
      };
      expectClose([whole], [await logP(history)], 1e-5);
      expectClose([without[2]], [await logP([3, 9, 4, 7])], 1e-5);
    });
  });
});
