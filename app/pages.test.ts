import { describe, expect, it } from 'vitest';
import { descriptions } from './descriptions';
import { chapters, pages } from './pages';

describe('the pages', () => {
  it('are each described, and nothing else is', () => {
    expect(Object.keys(descriptions).sort()).toEqual(pages.map(({ path }) => path).sort());
  });

  it('have the chapters in the order of their numbers', () => {
    const numbers = chapters.map(({ number }) => number ?? 0);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });
});
