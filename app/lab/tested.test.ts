import { describe, expect, it } from 'vitest';
import type { TestRow } from '../../src/train/protocol';
import { quotable, type Tested, testRows } from './tested';

const row = (name: TestRow['name'], ndcg10: number): TestRow => ({ name, hr10: 0.5, ndcg10, mrr: 0.25 });
const baselines = [row('popularity', 0.121), row('itemknn', 0.134), row('markov', 0.178)];

const tested: Tested[] = [
  { model: 'bert4rec', rows: [...baselines, row('bert4rec', 0.221)], epoch: '90', step: 10, seconds: 9 },
  { model: 'gru4rec', rows: [...baselines, row('gru4rec', 0.2061)], epoch: '12.5', step: 10, seconds: 4 },
];

describe('the table of tests', () => {
  it('has the baselines once, and the models in the order of their chapters', () => {
    expect(testRows(tested).map(({ name, epoch }) => [name, epoch])).toEqual([
      ['popularity', null],
      ['itemknn', null],
      ['markov', null],
      ['gru4rec', '12.5'],
      ['bert4rec', '90'],
    ]);
    expect(testRows([])).toEqual([]);
  });

  it('can be quoted', () => {
    expect(quotable(testRows(tested).slice(2, 4))).toBe(
      [
        '| Model | HR@10 | NDCG@10 | MRR | Epoch |',
        '| --- | ---: | ---: | ---: | ---: |',
        '| Markov | 0.500 | 0.178 | 0.250 | – |',
        '| GRU4Rec | 0.500 | 0.206 | 0.250 | 12.5 |',
        '',
      ].join('\n'),
    );
  });
});
