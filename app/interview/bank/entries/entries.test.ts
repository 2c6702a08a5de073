import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderText } from '../../../../scripts/vite/interview';
import { pages } from '../../../pages';
import { readUrl } from '../../../store/url';
import { bank } from '.';
import { themeNames } from './types';

const entries = themeNames.flatMap((theme) => bank[theme]);
const app = resolve(import.meta.dirname, '../../..');

const words = (text: string): number => text.split(/\s+/).length;

describe('the bank', () => {
  it('has at least forty questions, in every theme some, and none twice', () => {
    expect(entries.length).toBeGreaterThanOrEqual(40);
    for (const theme of themeNames) expect(bank[theme].length).toBeGreaterThanOrEqual(5);
    for (const field of ['id', 'ask', 'spoken'] as const)
      expect(new Set(entries.map((entry) => entry[field])).size).toBe(entries.length);
  });

  it.each(entries)('$id can be said in half a minute to a minute, and goes deeper', (entry) => {
    expect(entry.id).toMatch(/^[a-z0-9-]+$/);
    expect(words(entry.spoken)).toBeGreaterThanOrEqual(60);
    expect(words(entry.spoken)).toBeLessThanOrEqual(120);
    expect(words(entry.deeper)).toBeGreaterThanOrEqual(25);
    expect(words(entry.trap)).toBeGreaterThanOrEqual(5);
    const html = renderText(entry.deeper);
    expect(html).not.toContain('$');
    expect(html).not.toContain('katex-error');
  });
});

/** The anchors of figures in a file and in all that it imports from the site. */
function anchorsFrom(file: string, visited = new Set<string>()): Set<string> {
  if (visited.has(file)) return new Set();
  visited.add(file);
  const text = readFileSync(file, 'utf8');
  const anchors = new Set([...text.matchAll(/\bid[=:] ?["']([\w-]+)["']/g)].map(([, id]) => id));
  for (const [, path] of text.matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
    const target = fileOf(resolve(file, '..', path));
    if (!target?.startsWith(app)) continue;
    for (const id of anchorsFrom(target, visited)) anchors.add(id);
  }
  return anchors;
}

function fileOf(path: string): string | null {
  for (const candidate of [path, `${path}.tsx`, `${path}.ts`, `${path}/index.ts`])
    if (/\.(tsx?|mdx)$/.test(candidate) && exists(candidate)) return candidate;
  return null;
}

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

const routes = readFileSync(resolve(app, 'shell/routes.tsx'), 'utf8');

function pageFile(path: string): string {
  const [, module] = new RegExp(`'${path}', \\.\\.\\.page\\(\\(\\) => import\\('([^']+)'`).exec(routes) ?? [];
  const file = fileOf(resolve(app, 'shell', module ?? ''));
  if (!file) throw new Error(`No page at ${path}`);
  return file;
}

const known = new Map<string, Set<string>>();

function anchorsOn(path: string): Set<string> {
  const anchors = known.get(path) ?? anchorsFrom(pageFile(path));
  known.set(path, anchors);
  return anchors;
}

describe('live demos', () => {
  it.each(entries.flatMap(({ id, demo }) => (demo ? [{ id, ...demo }] : [])))(
    '$id opens a figure that is there, in a state that can be had',
    ({ to, look }) => {
      const { pathname, search, hash } = new URL(to, 'https://site.test');
      expect(pages.map(({ path }) => path)).toContain(pathname);
      const { refusals, state } = readUrl(search);
      expect(refusals).toEqual([]);
      const read = Object.keys(state.config).length + Object.keys(state).length - 1;
      expect(read).toBe(new URLSearchParams(search).size);
      expect([...anchorsOn(pathname)]).toContain(hash.slice(1));
      expect(words(look)).toBeGreaterThanOrEqual(5);
    },
  );

  it('would not pass with an anchor of another page', () => {
    expect([...anchorsOn('/order')]).not.toContain('inside');
  });

  it('are there for most questions', () => {
    expect(entries.filter(({ demo }) => demo).length).toBeGreaterThan(40);
  });
});
