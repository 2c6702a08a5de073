import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { python } from '../../../scripts/lib/python';
import { DataError } from '../../data/dataError';
import { catalogueSize, type Dataset } from '../../data/dataset';
import { applyRecipe } from '../../data/recipe';
import { type ModelName, neuralModels, type RunConfig } from '../../models/config';
import { startBackends } from '../../testing/backends';
import { datasetOf, historiesOf, toyConfig } from '../../testing/toy';
import { questionsOf } from '../questions';
import { Run } from '../run';
import { exportRun, importRun } from '.';

const NO_TORCH = 'there is no Python with torch here';
const folder = mkdtempSync(join(tmpdir(), 'project-'));
const data = datasetOf(historiesOf(1, Array(24).fill(8)));

beforeAll(startBackends);
afterAll(() => rmSync(folder, { recursive: true }));

function runOf(model: ModelName, changes: Partial<RunConfig>): Run {
  const run = new Run(
    model,
    toyConfig(model, { width: 16, maxLength: 9, ...changes }),
    questionsOf(data).training,
    catalogueSize(data),
  );
  for (let step = 0; step < 10; step++) run.advance().dispose();
  return run;
}

/** The project of a model that has trained for ten steps, on disk. */
async function unpacked(
  model: ModelName,
  changes: Partial<RunConfig> = {},
  of: Dataset = data,
): Promise<string> {
  const run = runOf(model, changes);
  const { bytes } = await exportRun(run, of, 'pytorch');
  run.dispose();
  const root = mkdtempSync(join(folder, `${model}-`));
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return join(root, 'nextplay');
}

const quiet = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1' };

const runPython = (at: string, ...args: string[]): string =>
  execFileSync(python as string, args, {
    cwd: at,
    env: quiet,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const deviationIn = (output: string): number =>
  Number(/largest deviation from the browser is (\S+)/.exec(output)?.[1] ?? Number.NaN);

/** Histories that walk through 14 games, of which app ids 3 … 11 are in the browser's catalogue as well. */
function librariesCsv(): string {
  const rows = Array.from({ length: 60 }, (_, player) =>
    Array.from({ length: 8 }, (_, t) => `player${player},${3 + ((player + t) % 14)},${60 + t}`),
  );
  return ['user,item,playtime_forever', ...rows.flat(), 'nobody,3,59', ''].join('\n');
}

/** Alone, or as two processes. (torch 1.13 on Python 3.11 trips over its own defaults for the last two options.) */
const launchers = {
  alone: [],
  together: [
    '-m',
    'torch.distributed.run',
    '--standalone',
    '--nproc_per_node=2',
    '--redirects=9:1',
    '--tee=9:1',
  ],
};

const cases: [ModelName, keyof typeof launchers, Partial<RunConfig>][] = [
  ...neuralModels.map((model): (typeof cases)[number] => [model, 'together', {}]),
  ['sasrec', 'alone', { norm: 'published', heads: 4, blocks: 1 }],
  ['gru4rec', 'alone', { bptt: 'session-parallel', loss: 'bpr-max', negatives: 4 }],
];

/** Quoted as Python quotes a text with an apostrophe, and with an escape. */
const NAME = `'item_name': "Garry's \\x4dod"`;

const READ_TWICE = `
import json, data_recipe
for _ in range(2):
    apps, histories = data_recipe.read_data("small.json")
    print(json.dumps([[apps[item - 1] for item in history.tolist()] for history in histories]))`;

const mean = (part: number[]): number => part.reduce((sum, loss) => sum + loss) / part.length;

describe('a model as a PyTorch project', () => {
  it.for(cases)(
    '%s, %s, %o scores there as it does here, and learns on',
    async ([model, how, changes], { skip }) => {
      skip(python === null, NO_TORCH);
      const at = await unpacked(model, changes);
      writeFileSync(join(at, 'libraries.csv'), librariesCsv());
      const batch = how === 'together' ? '6' : '12';
      const args = ['libraries.csv', '--epochs', '4', '--learning-rate', '0.02', '--batch-size', batch];
      const output = runPython(at, ...launchers[how], 'train.py', ...args);
      expect(deviationIn(output)).toBeLessThanOrEqual(1e-4);
      expect(output).toContain(
        'games: 9 carry over by app id, 5 are new and start afresh, 2 are left behind',
      );
      const { first, last, best } = JSON.parse(/^{.*}$/m.exec(output)?.[0] as string);
      expect(mean(last)).toBeLessThan(mean(first));
      expect(best.steps).toBe(5 * best.epoch);
      expect(best.test.hr10).toBeGreaterThan(0.5);
    },
  );

  it('holds one model, and histories of many lengths, none of them a player’s', async () => {
    const at = await unpacked('sasrec');
    const { histories } = JSON.parse(readFileSync(join(at, 'parity.json'), 'utf8'));
    expect(histories.map(({ length }: number[]) => length)).toEqual([1, 2, 5, 11, 8, 9]);
    expect(['sasrec.py', 'gru4rec.py', 'tape.py'].map((name) => existsSync(join(at, name)))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is refused where weights and code do not belong together', async ({ skip }) => {
    skip(python === null, NO_TORCH);
    const at = await unpacked('sasrec');
    const other = await unpacked('sasrec', { seed: 3 });
    writeFileSync(join(at, 'weights.safetensors'), readFileSync(join(other, 'weights.safetensors')));
    expect(() => runPython(at, 'train.py', '--check')).toThrow('do not belong together');
  });

  it('is not made of a model with a part left out', async () => {
    await expect(unpacked('sasrec', { fault: 'no-positions' })).rejects.toThrow(DataError);
  });

  it('comes back to the browser when it knows all of its games', async ({ skip }) => {
    skip(python === null, NO_TORCH);
    const at = await unpacked('bert4rec');
    const csv = librariesCsv().replace(/,(\d+),/g, (_, app) => `,${(Number(app) % 14) + 1},`);
    writeFileSync(join(at, 'libraries.csv'), csv);
    runPython(at, 'train.py', 'libraries.csv', '--steps', '3');
    const bytes = readFileSync(join(at, 'trained-for-the-browser.safetensors'));
    const { step, weights } = importRun(bytes, 'bert4rec', data);
    expect(step).toBe(13);
    expect(weights.items.shape).toEqual([catalogueSize(data) + 2, 16]);
    expect(() => importRun(readFileSync(join(at, 'trained.safetensors')), 'bert4rec', data)).toThrow(
      'with 14 games, and other games are open now',
    );
  });

  it('follows the recipe of the site', async ({ skip }) => {
    skip(python === null, NO_TORCH);
    const at = await unpacked('gru4rec');
    const rows = historiesOf(7, Array(40).fill(9)).flatMap((history, player) =>
      history.map((appId, t) => ({
        player: `p${player % 35}`,
        appId,
        minutes: 50 + ((7 * t + player) % 60),
      })),
    );
    const outcome = await applyRecipe(
      (async function* () {
        yield rows;
      })(),
      { minMinutes: 60, core: 5 },
    );
    const players = [...new Set(rows.map(({ player }) => player))];
    const lines = players.map((player) => {
      const listed = rows
        .filter((row) => row.player === player)
        .map(({ appId, minutes }) => `{'item_id': '${appId}', ${NAME}, 'playtime_forever': ${minutes}}`);
      return `{'user_id': '${player}', 'items': [${listed.join(', ')}]}\n`;
    });
    writeFileSync(join(at, 'small.json'), lines.join(''));
    const [fresh, kept] = runPython(at, '-c', READ_TWICE)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(fresh).toEqual(outcome.histories);
    expect(kept).toEqual(fresh);
  });
});
