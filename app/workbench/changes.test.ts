import { describe, expect, it } from 'vitest';
import { defaults } from '../../src/models/config';
import { changesOf } from './changes';

const { gru4rec, sasrec, bert4rec } = defaults;

describe('the changes between two configurations', () => {
  it('are none between equals', () => {
    expect(changesOf('sasrec', sasrec, { ...sasrec })).toEqual([]);
  });

  it('are named as the reader knows them', () => {
    expect(changesOf('sasrec', sasrec, { ...sasrec, learningRate: 3e-3, loss: 'gbce' })).toEqual([
      { name: 'learning rate', from: '0.001', to: '0.003' },
      { name: 'loss', from: 'Cross-entropy, all games', to: 'gBCE' },
    ]);
  });

  it('leave out what the model does not have', () => {
    const others = { heads: 4, blocks: 3, maskRate: 0.6 };
    expect(changesOf('gru4rec', gru4rec, { ...gru4rec, ...others, norm: 'published' })).toEqual([]);
    expect(changesOf('bert4rec', bert4rec, { ...bert4rec, ...others }).map(({ name }) => name)).toEqual([
      'number of blocks',
      'number of heads',
      'mask rate ρ',
    ]);
  });

  it('count the negatives only of a loss that draws some', () => {
    const more = { negatives: 64 };
    expect(changesOf('sasrec', sasrec, { ...sasrec, ...more })).toEqual([]);
    expect(changesOf('sasrec', { ...sasrec, loss: 'bce' }, { ...sasrec, loss: 'bce', ...more })).toEqual([
      { name: 'number of negatives k', from: '1', to: '64' },
    ]);
  });
});
