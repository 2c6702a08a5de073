import { describe, expect, it } from 'vitest';
import { exercises } from '../bugs/exercises';
import { pages } from '../pages';
import { embeddedFigures } from './figures';
import { views } from './views';

describe('the figures that can be embedded', () => {
  it('have each a name, and code that draws them', () => {
    const names = embeddedFigures.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(Object.keys(views).sort()).toEqual(names.sort());
  });

  it('are from pages that there are', () => {
    const paths = pages.map(({ path }) => path);
    for (const { name, page } of embeddedFigures) expect(paths, name).toContain(page);
  });

  it('take in every exercise, by its own title', () => {
    for (const { id, title } of exercises) {
      const figure = embeddedFigures.find(({ page, anchor }) => page === '/bugs' && anchor === id);
      expect(figure?.title).toBe(`Find the bug: ${title}`);
    }
    expect(embeddedFigures.filter(({ page }) => page === '/bugs')).toHaveLength(exercises.length);
  });
});
