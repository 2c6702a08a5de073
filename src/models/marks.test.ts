import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { importsOf, marksOf } from '../../scripts/vite/marks';
import { startBackends } from '../testing/backends';
import { GAMES, toyConfig } from '../testing/toy';
import { trace } from '../train/probes/trace';
import { Run } from '../train/run';
import { type ModelName, neuralModels, type RunConfig } from './config';

beforeAll(startBackends);

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file and all that it imports of models and layers. */
function sourcesOf(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file) || !/^src\/(models|nn)\//.test(file) || !existsSync(root + file)) return found;
  found.set(file, readFileSync(root + file, 'utf8'));
  for (const name of importsOf(file, found.get(file) as string)) {
    sourcesOf(`${posix.join(posix.dirname(file), name)}.ts`, found);
  }
  return found;
}

const marksIn = (model: ModelName) =>
  [...sourcesOf(`src/models/${model}.ts`)].flatMap(([file, text]) => marksOf(file, text));

async function recorded(name: ModelName, changes: Partial<RunConfig> = {}) {
  const run = new Run(name, toyConfig(name, changes), [[1, 2, 3]], GAMES);
  const tape = await trace(run, { history: [3, 1, 2] });
  run.dispose();
  return tape;
}

describe.each(neuralModels)('%s', (name) => {
  it('marks in its sources exactly what it records, and no name twice', async () => {
    const spans = marksIn(name);
    const names = spans.map(({ mark }) => mark);
    expect(new Set(names).size).toBe(names.length);
    const { ops } = await recorded(name);
    expect([...new Set(ops.map(({ mark }) => mark))].sort()).toEqual([...names].sort());
  });

  it('makes each marked tensor in the lines of its span', () => {
    for (const { mark, file, startLine, endLine } of marksIn(name)) {
      const text = readFileSync(root + file, 'utf8')
        .split('\n')
        .slice(startLine - 1, endLine)
        .join('\n');
      expect(text).toContain(`tape.mark('${mark}'`);
      expect(endLine - startLine).toBeLessThan(6);
    }
  });
});

it('SASRec with published blocks records the same marks', async () => {
  const ids = async (changes: Partial<RunConfig>) =>
    (await recorded('sasrec', changes)).ops.map(({ id }) => id);
  expect(await ids({ norm: 'published' })).toEqual(await ids({}));
});
