import { describe, expect, it } from 'vitest';
import { DataError } from '../data/dataError';
import { checkConfig, configOf, defaults, neuralModels } from './config';

describe('the settings of a model', () => {
  it.each(neuralModels)('of %s are, by default, the shape that the reference figures are of', (name) => {
    expect(defaults[name]).toMatchObject({
      width: 64,
      maxLength: 50,
      batchSize: 64,
      dropout: 0.4,
      blocks: 2,
      heads: 2,
      norm: 'pre',
      maskRate: 0.2,
      loss: 'ce',
      bptt: 'full',
    });
  });

  it.each(neuralModels)('of %s can be changed, but for those that only another model has', (name) => {
    const changes = { width: 32, loss: 'bce', bptt: 'session-parallel', norm: 'published' } as const;
    expect(configOf(name, changes)).toEqual({
      ...defaults[name],
      width: 32,
      loss: 'bce',
      bptt: name === 'gru4rec' ? 'session-parallel' : 'full',
      norm: name === 'sasrec' ? 'published' : 'pre',
    });
    expect(configOf(name, {})).toEqual(defaults[name]);
  });

  it('must let the heads share the width', () => {
    const odd = { ...defaults.sasrec, width: 64, heads: 3 };
    expect(() => checkConfig('sasrec', odd)).toThrow(DataError);
    expect(() => checkConfig('bert4rec', odd)).toThrow(DataError);
    checkConfig('gru4rec', odd);
    checkConfig('sasrec', { ...odd, heads: 4 });
  });
});
