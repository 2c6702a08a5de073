import { describe, expect, it } from 'vitest';
import { type Filter, found } from './search';

const questions = [
  { id: 'a', theme: 'gru4rec', ask: 'Explain the gates' },
  { id: 'b', theme: 'sasrec', ask: 'What does the mask hide?' },
  { id: 'c', theme: 'sasrec', ask: 'Why divide by √d?' },
] as const;
const answers = { c: { spoken: 'Because a softmax saturates.', deeper: '', trap: 'Naïveté.', demo: null } };
const ids = (filter: Partial<Filter>) =>
  found(questions, answers, { theme: null, words: '', ...filter }).map(({ id }) => id);

describe('found', () => {
  it('is everything without a filter, and a theme with one', () => {
    expect(ids({})).toEqual(['a', 'b', 'c']);
    expect(ids({ theme: 'sasrec' })).toEqual(['b', 'c']);
  });

  it('asks for every word, in any order and without regard to capitals and accents', () => {
    expect(ids({ words: 'HIDE mask' })).toEqual(['b']);
    expect(ids({ words: 'mask gates' })).toEqual([]);
    expect(ids({ words: 'naivete' })).toEqual(['c']);
  });

  it('looks into answers that are there', () => {
    expect(ids({ words: 'saturates' })).toEqual(['c']);
    expect(ids({ theme: 'gru4rec', words: 'saturates' })).toEqual([]);
  });
});
