import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../data/random';
import { startBackends } from '../testing/backends';
import { disagreements, expectedOf, type Golden, largestRelativeError } from '../testing/golden';
import { computedOf, examplesOf } from '../testing/goldenRun';
import { useBackend } from '../train/backend/backend';
import { models } from '.';
import { cloze } from './bert4rec';
import { configOf } from './config';

beforeAll(startBackends);

const reference = (file: string): string =>
  readFileSync(new URL(`../../reference/${file}`, import.meta.url), 'utf8');

describe.each(['gru4rec', 'sasrec', 'sasrec-published', 'bert4rec'])('%s', (name) => {
  const golden: Golden = JSON.parse(reference(`golden/${name}.json`));

  it.each(['cpu', 'wasm'] as const)(
    'gives the tape, losses, gradients and steps of its PyTorch twin on %s',
    async (backend) => {
      await useBackend(backend);
      expect(disagreements(golden, await computedOf(golden), 1e-4)).toEqual({});
    },
  );

  it('reads the histories as its twin does', () => {
    const config = configOf(golden.model, golden.config);
    for (const example of examplesOf(golden)) {
      const { history, at } = example;
      const window = Array.from(history).slice(-config.maxLength);
      const own =
        golden.model === 'bert4rec'
          ? { ...cloze(window, at, golden.games), history }
          : models[golden.model].examples(history, config, random(0), golden.games)[0];
      expect(own).toEqual(example);
    }
  });

  it('finds each marked tensor under its name, once, in the source of its twin', () => {
    const source = [`${golden.model}.py`, 'layers.py', 'losses.py'].map(reference).join('\n');
    const marks = new Set(Object.keys(golden.tape.values).map((id) => id.slice(id.lastIndexOf('/') + 1)));
    marks.delete('probability');
    for (const mark of marks) expect(source.match(new RegExp(`^ +${mark} = `, 'gm')), mark).toHaveLength(1);
  });
});

describe('a comparison with a fixture', () => {
  const golden: Golden = JSON.parse(reference('golden/gru4rec.json'));
  const [right] = golden.answers.scores;

  it.each([
    ['is off', [right * 1.001, ...golden.answers.scores.slice(1)]],
    ['is not a number', [Number.NaN, ...golden.answers.scores.slice(1)]],
    ['is missing', golden.answers.scores.slice(1)],
  ])('says where a number %s', (_, answers) => {
    const computed = expectedOf(golden);
    expect(disagreements(golden, computed, 1e-9)).toEqual({});
    expect(Object.keys(disagreements(golden, { ...computed, answers }, 1e-4))).toEqual(['answers']);
  });

  it('says which tensors are on one side only', () => {
    const { answers, ...rest } = expectedOf(golden);
    const found = Object.keys(disagreements(golden, { ...rest, 'tape: extra': answers }, 1e-4));
    expect(found).toEqual(['answers', 'tape: extra']);
  });

  it('holds numbers near zero to an absolute difference', () => {
    expect(largestRelativeError([0, 1], [1e-6, 1])).toBeCloseTo(1e-4, 12);
    expect(largestRelativeError([-2], [-2.002])).toBeCloseTo(1e-3, 9);
  });
});
