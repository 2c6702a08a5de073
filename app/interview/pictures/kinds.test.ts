import { beforeAll, describe, expect, it } from 'vitest';
import { tinyDataset } from '../../../e2e/support/tiny';
import { catalogueSize } from '../../../src/data/dataset';
import { defaults, type ModelName, neuralModels } from '../../../src/models/config';
import { findOp } from '../../../src/nn/recording';
import { startBackends } from '../../../src/testing/backends';
import { ablate } from '../../../src/train/probes/ablate';
import { listOf } from '../../../src/train/probes/answers';
import { trace } from '../../../src/train/probes/trace';
import { questionsOf } from '../../../src/train/questions';
import { Run } from '../../../src/train/run';
import { readRow } from '../../code/operands';
import { attention } from './attention';
import { kinds } from './kinds';
import { type Oracle, recorded, type Task, taskOf } from './task';

const data = tinyDataset();
const games = catalogueSize(data);
const runs = {} as Record<ModelName, Run>;
const oracle: Oracle = {
  trace: (model, request) => trace(runs[model], request),
  ablate: (model, history, target) => ablate(runs[model], history, target),
  recommend: async (model, history, k) => listOf(await runs[model].score([history]), history, k),
};
const tasks: Task[] = [];

beforeAll(async () => {
  await startBackends();
  const { training } = questionsOf(data);
  for (const model of neuralModels) {
    const config = {
      ...defaults[model],
      width: 8,
      maxLength: 8,
      batchSize: 8,
      learningRate: 0.05,
      dropout: 0,
    };
    runs[model] = new Run(model, config, training, games);
    for (let i = 0; i < 40; i++) runs[model].advance().dispose();
  }
  for (let number = 0; number < 2 * kinds.length; number++)
    tasks.push(await taskOf(number, kinds, oracle, data));
});

describe('questions about pictures', () => {
  it('come in turn, five kinds of them', () => {
    const titles = tasks.map(({ title }) => title);
    expect(new Set(titles).size).toBe(kinds.length);
    expect(titles.slice(kinds.length)).toEqual(titles.slice(0, kinds.length));
  });

  it('are the same whenever the same weights are asked', async () => {
    expect((await taskOf(3, kinds, oracle, data)).question).toBe(tasks[3].question);
    expect(tasks[0].question).not.toBe(tasks[kinds.length].question);
  });

  it('have the right answer among different options', () => {
    for (const { options, answer } of tasks) {
      expect(options.length).toBeGreaterThanOrEqual(3);
      expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
      expect(options.map(({ id }) => id)).toContain(answer);
    }
  });

  it('are answered from the tensor that is drawn: attention', () => {
    const { picture, answer } = tasks[0];
    if (picture.form !== 'attention') throw new Error('Another picture was drawn.');
    const op = findOp(picture.recording, picture.op);
    const last = picture.recording.history.length - 1;
    const past = op ? [...readRow(picture.recording, op, picture.head, last)].slice(0, last) : [];
    expect(past.indexOf(Math.max(...past))).toBe(Number(answer));
  });

  it('are answered from the tensor that is drawn: gates', () => {
    const { picture, answer, options } = tasks[1];
    if (picture.form !== 'gates') throw new Error('Another picture was drawn.');
    const op = findOp(picture.recording, `event${picture.event}/update`);
    const update = op ? readRow(picture.recording, op, 0, 0) : [];
    for (const { id } of options) expect(update[Number(id)]).toBeLessThanOrEqual(update[Number(answer)]);
  });

  it('are answered by the experiment: which removal lowers the probability most', async () => {
    const { picture, answer } = tasks[2];
    if (picture.form !== 'attention') throw new Error('Another picture was drawn.');
    const { history } = picture.recording;
    const scores = await runs.sasrec.score([history]);
    const [best] = listOf(scores, history, 1);
    const p = async (read: number[]) => {
      const row = (await runs.sasrec.score([read])).subarray(1);
      return Math.exp(row[best - 1]) / row.reduce((sum, score) => sum + Math.exp(score), 0);
    };
    const without = await Promise.all(history.map((_, out) => p(history.filter((_, at) => at !== out))));
    expect(without.indexOf(Math.min(...without))).toBe(Number(answer));
  });

  it('can be asked about a recorded reading, with no model at hand', async () => {
    const recording = await trace(runs.sasrec, { history: [1, 2, 3, 4, 5, 6] });
    const one = await taskOf(0, [attention], recorded(recording), data, () => [...recording.history]);
    expect(one.picture).toMatchObject({ form: 'attention', recording });
    expect(one.options.map(({ id }) => id)).toContain(one.answer);
    await expect(recorded(recording).recommend('sasrec', [1], 1)).rejects.toThrow('its own history');
  });

  it('are refused where the model tells nothing apart', async () => {
    const never = async () => null;
    await expect(taskOf(0, [never], oracle, data)).rejects.toThrow('Train it');
  });
});
