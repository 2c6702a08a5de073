import type { Route } from '@playwright/test';
import { encodeDataset } from '../src/data/datasetFile';
import { decodeTape, encodeTape } from '../src/nn/tapeFile';
import { encodeCheckpoint, encodeSnapshot } from '../src/train/snapshot';
import { expect, test } from './fixtures';
import { ModelPage } from './support/modelPage';
import { aWebPage, missing, serve } from './support/serve';
import {
  datasetOf,
  tinyAppId,
  tinyDataset,
  tinyHistory,
  tinyQuery,
  tinyTitle,
  tinyWorld,
} from './support/tiny';

// What a browser itself writes into the console when a file is not there.
test.use({ tiny: true, expectedErrors: /Failed to load resource/ });

type Answer = Uint8Array | ((route: Route) => Promise<void>);

/** The first bytes of a file, and nothing more. */
const cut = (file: Uint8Array, share: number): Uint8Array => file.slice(0, Math.floor(file.length * share));

/** A file in which one byte, at this share of its length, is another. */
function flipped(file: Uint8Array, at: number): Uint8Array {
  const copy = file.slice();
  copy[Math.floor(file.length * at)] ^= 0xff;
  return copy;
}

const empty = new Uint8Array();
const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256);

test.describe('an address that asks for what cannot be had', () => {
  const refused = {
    'lr=banana': /learning rate “banana”; showing the default instead/,
    'd=-3': /width d “-3”/,
    'loss=hinge': /loss “hinge”/,
    'seed=1e99': /seed “1e99”/,
    'epochs=0': /number of epochs “0”/,
    'rho=7': /mask rate ρ “7”/,
    'games=foo,-1': /games “foo”, “-1”/,
    'mask=x': /masked positions “x”/,
    'op=../../etc': /operation “\.\.\/\.\.\/etc”/,
    'cell=1.2.3.4': /cell “1\.2\.3\.4”/,
    'data=evil': /data set “evil”/,
    'backend=cuda': /backend “cuda”/,
    'theme=pink': /theme “pink”/,
  };

  test('gets a sentence for each, and the page as it is without them', async ({ page }) => {
    const at = await new ModelPage(page, 'sasrec').open(Object.keys(refused).join('&'));
    await expect(at.messages).toHaveCount(Object.keys(refused).length);
    for (const sentence of Object.values(refused))
      await expect(at.messages.filter({ hasText: sentence })).toHaveCount(1);
    await expect(at.badge).toHaveText('recorded');
    await at.messages.first().getByRole('button', { name: 'Dismiss' }).click();
    await expect(at.messages).toHaveCount(Object.keys(refused).length - 1);
    await at.scrubber.press('End');
    await expect(at.op).toHaveText('probability');
  });

  test('for games that are not in the catalogue', async ({ page }) => {
    const at = await new ModelPage(page, 'gru4rec').open(`games=${tinyAppId(7)},123456789,${tinyAppId(9)}`);
    await expect(at.messages).toHaveText(
      /does not have \(Steam app 123456789\); showing the other 2 games instead/,
    );
    expect(await at.titles()).toEqual([tinyTitle(7), tinyTitle(9)]);
    await expect(at.badge).toHaveText('live');

    await at.open('games=5,6,7');
    await expect(at.messages).toHaveText(/Steam app 5, 6, 7\); showing an example history instead/);
    expect(await at.titles()).toEqual(tinyHistory.map(tinyTitle));
  });

  test('for an operation, a cell or a mask that this tape does not have', async ({ page }) => {
    const at = await new ModelPage(page, 'sasrec').open('op=block9/nothing');
    await expect(at.messages).toHaveText(/block9\/nothing/);
    await expect(at.op).toHaveText('block0/weights');

    await at.open('op=block0/weights&cell=500.500');
    await expect(at.op).toHaveText('block0/weights');
    await expect(at.figure.getByRole('listbox', { name: /^Recommended/ })).toBeVisible();
    await at.scrubber.press('End');
    await expect(at.op).toHaveText('probability');

    const bert = await new ModelPage(page, 'bert4rec').open('mask=150');
    await expect(bert.messages).toHaveText(/150/);
    await expect(bert.ranking).toHaveCount(5);
  });

  test('for settings that contradict each other', async ({ page }) => {
    const at = await new ModelPage(page, 'sasrec').open(tinyQuery.replace('d=8', 'd=9'));
    await at.train.click();
    await expect(at.messages.filter({ hasText: /width of 9 cannot be divided among 2 heads/ })).toHaveCount(
      1,
    );
    await expect(at.train).toBeEnabled();
    await expect(at.train).toHaveText('Train');

    await at.open(`${tinyQuery}&heads=3`);
    await expect(at.messages).toHaveText(/number of heads “3 for a width of 8”; showing the default instead/);
    await at.oneStep.click();
    await expect.poll(() => at.steps()).toBe(1);
  });
});

test('histories of one game, of none, and longer than the model reads', async ({ page }) => {
  const many = Array.from({ length: 12 }, (_, i) => tinyAppId(i + 1)).join(',');
  for (const model of ['sasrec', 'gru4rec', 'bert4rec'] as const) {
    const at = await new ModelPage(page, model).open(`games=${many}&${tinyQuery}`);
    await expect(at.tiles).toHaveCount(12);
    await expect(at.history).toContainText('12 games, of which the last 8 are read');
    await expect(at.tiles.nth(3).locator('[data-unread]')).toHaveCount(1);
    await expect(at.tiles.nth(4).locator('[data-unread]')).toHaveCount(0);
    await expect(at.badge).toHaveText('live');
    await at.figure.getByRole('button', { name: 'Add a game' }).click();
    await expect(page.getByText('The history is full')).toBeVisible();
    await page.keyboard.press('Escape');

    await at.open(`games=${tinyAppId(3)}&${tinyQuery}`);
    await expect(at.badge).toHaveText('live');
    await expect(at.ranking).toHaveCount(5);
    await at.tiles.first().focus();
    await page.keyboard.press('Delete');
    await expect(at.history).toContainText('The history is empty');
    await at.figure.getByRole('button', { name: 'Add a game' }).click();
    await page.getByRole('combobox', { name: /^Search/ }).fill('dune 12');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(at.tiles).toHaveCount(1);
    await expect(at.ranking.first()).toBeVisible();
    await expect(at.messages).toHaveCount(0);
  }
});

test('a game that is hidden stays hidden when the history is longer than the model reads', async ({
  page,
}) => {
  const many = Array.from({ length: 12 }, (_, i) => tinyAppId(i + 1)).join(',');
  const at = await new ModelPage(page, 'bert4rec').open(`games=${many}&mask=10&${tinyQuery}`);
  await expect(at.tiles.nth(10).locator('[data-masked]')).toBeVisible();
  const slots = at.figure
    .getByRole('listbox', { name: /^Games expected under the masks/ })
    .getByRole('option');
  await expect(slots).toHaveCount(1);
  await expect(slots).toHaveAttribute('aria-label', new RegExp(tinyTitle(11)));
});

test('a data set that is not what it claims to be', async ({ page, context }) => {
  const sound = (await tinyWorld()).dataset;
  const row = [1, 2, 3, 4, 5];
  const cases: [string, Answer, RegExp][] = [
    ['nothing there', missing, /There is no data set at/],
    ['a web page', aWebPage, /a web page came in its place/],
    ['no connection', (route) => route.abort(), /cannot be reached/],
    ['a server that fails', (route) => route.fulfill({ status: 503 }), /the server answers 503/],
    ['an empty file', empty, /not a NextPlay file/],
    ['noise', noise, /not a NextPlay file/],
    ['half of it', cut(sound, 0.5), /truncated/],
    ['all but the end', cut(sound, 0.999), /truncated/],
    ['a broken header', flipped(sound, 0.2), /corrupt: its header does not match its checksum/],
    ['broken rows', flipped(sound, 0.95), /does not match its checksum/],
    ['another version', sound.map((byte, i) => (i === 8 ? 99 : byte)), /format version/],
    [
      'a tape',
      (await tinyWorld()).files['tapes/sasrec.bin'] as Uint8Array,
      /holds a tape, where a dataset is wanted/,
    ],
    ['no player', encodeDataset(datasetOf([], 40)), /is empty/],
    ['one player', encodeDataset(datasetOf([row], 40)), /one player/],
    ['one game', encodeDataset(datasetOf([[1], [1]], 1)), /one game/],
    ['a game beyond the catalogue', encodeDataset(datasetOf([row, [1, 2, 99]], 40)), /not in the catalogue/],
    ['the same game twice', encodeDataset(datasetOf([row, [7, 8, 7]], 40)), /twice/],
    ['a player with two games', encodeDataset(datasetOf([row, [7, 8]], 40)), /the split needs 3/],
  ];
  let answer: Answer = sound;
  await serve(context, {
    'twin/dataset.bin': (route) =>
      typeof answer === 'function' ? answer(route) : route.fulfill({ body: Buffer.from(answer) }),
  });

  await page.goto('/gru4rec');
  const alert = page.getByRole('alert').filter({ hasText: 'The data set could not be opened.' });
  for (const [name, bad, sentence] of cases) {
    answer = bad;
    await page.goto('/gru4rec');
    await expect(alert, name).toContainText(sentence);
    await expect(page.getByRole('heading', { level: 1 }), name).toContainText('GRU4Rec');
  }

  // The rest of the site is there, and so is the page when the file is.
  await page.getByRole('link', { name: 'SASRec' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('SASRec');
  answer = sound;
  await alert.getByRole('button', { name: 'Try again' }).click();
  const at = new ModelPage(page, 'sasrec');
  await expect(at.badge).toHaveText('recorded');
  await expect(alert).toHaveCount(0);
});

test('a data set whose players have no more games than the split needs', async ({ page, context }) => {
  const rows = Array.from({ length: 12 }, (_, i) => [i + 1, i + 2, i + 3]);
  await serve(context, { 'twin/dataset.bin': encodeDataset(datasetOf(rows, 40)) });
  const at = await new ModelPage(page, 'sasrec').open(tinyQuery);
  await at.oneStep.click();
  await expect(
    at.messages.or(at.figure.getByRole('progressbar', { name: /step 1 of/ })).first(),
  ).toBeVisible();
  await expect(at.oneStep).toBeEnabled();
});

test('a tape that is not what it claims to be: the page says so, and the model can be run here', async ({
  page,
  context,
}) => {
  const sound = (await tinyWorld()).files['tapes/sasrec.bin'] as Uint8Array;
  const other = (await tinyWorld()).files['tapes/bert4rec.bin'] as Uint8Array;
  const { dataset, recording } = decodeTape(sound);
  const beyond = encodeTape({
    dataset,
    recording: { ...recording, history: [999, ...recording.history.slice(1)] },
  });
  const cases: [string, Answer, RegExp][] = [
    ['nothing there', missing, /There is no tape at/],
    ['a web page', aWebPage, /a web page came in its place/],
    ['an empty file', empty, /not a NextPlay file/],
    ['half of it', cut(sound, 0.5), /truncated/],
    ['broken values', flipped(sound, 0.9), /does not match its checksum/],
    ['another model’s', other, /tape of sasrec is one of bert4rec/i],
    ['games beyond the catalogue', beyond, /tape/i],
  ];
  let answer: Answer = sound;
  await serve(context, {
    'tapes/sasrec.bin': (route) =>
      typeof answer === 'function' ? answer(route) : route.fulfill({ body: Buffer.from(answer) }),
  });
  const at = new ModelPage(page, 'sasrec');
  for (const [name, bad, sentence] of cases) {
    answer = bad;
    await page.goto(`/sasrec?${tinyQuery}`);
    await expect(at.messages.filter({ hasText: sentence }), name).toHaveCount(1);
    await expect(at.train, name).toBeEnabled();
  }
  await at.oneStep.click();
  await expect(at.badge).toHaveText('live');
  await expect(at.ranking).toHaveCount(5);
});

test('a checkpoint that is not what it claims to be is passed over, with a reason', async ({
  page,
  context,
}) => {
  const { checkpoints, files } = await tinyWorld();
  const sound = files['checkpoints/sasrec.bin'] as Uint8Array;
  const snapshot = checkpoints.sasrec;
  const items = snapshot.weights.items;
  const notNumbers = encodeSnapshot({
    ...snapshot,
    weights: {
      ...snapshot.weights,
      items: { ...items, values: items.values.map((value, i) => (i === 11 ? Number.NaN : value)) },
    },
  });
  const cases: [string, Answer, RegExp][] = [
    ['nothing there', missing, /There is no checkpoint at/],
    ['a web page', aWebPage, /a web page came in its place/],
    ['half of it', cut(sound, 0.5), /truncated/],
    ['a broken byte', flipped(sound, 0.7), /does not match its checksum/],
    ['weights that are not numbers', notNumbers, /weights that are not numbers/],
    [
      'of another data set',
      encodeCheckpoint({ ...snapshot, dataset: 'other' }),
      /trained on “other”, not on “twin”/,
    ],
    [
      'of another width',
      encodeCheckpoint({ ...snapshot, config: { ...snapshot.config, width: 16 } }),
      /does not fit the model/,
    ],
    [
      'of heads that do not divide',
      encodeCheckpoint({ ...snapshot, config: { ...snapshot.config, heads: 3 } }),
      /3 heads/,
    ],
    ['of another model', files['checkpoints/gru4rec.bin'] as Uint8Array, /checkpoint/],
  ];
  let answer: Answer = sound;
  await serve(context, {
    'checkpoints/sasrec.bin': (route) =>
      typeof answer === 'function' ? answer(route) : route.fulfill({ body: Buffer.from(answer) }),
  });
  const at = new ModelPage(page, 'sasrec');
  for (const [name, bad, sentence] of cases) {
    answer = bad;
    await at.open(`games=${tinyAppId(1)},${tinyAppId(2)}`);
    await expect(at.messages.filter({ hasText: sentence }), name).toHaveCount(1);
    await expect(at.badge, name).toHaveText('live');
    await expect(at.ranking, name).toHaveCount(5);
  }
  await at.open(tinyQuery);
  await at.oneStep.click();
  await expect.poll(() => at.steps()).toBe(1);
});

test('a saved run that cannot be read gives way to the shipped model, and says so', async ({ page }) => {
  const at = await new ModelPage(page, 'gru4rec').open(tinyQuery);
  await at.oneStep.click();
  await expect.poll(() => at.steps()).toBe(1);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('nextplay');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('runs', 'readwrite');
          writing.objectStore('runs').put(new Uint8Array([1, 2, 3]), 'twin/gru4rec');
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  await at.oneStep.click();
  await expect(at.messages.filter({ hasText: /not a NextPlay file/ })).toHaveCount(1);
  await expect.poll(() => at.steps()).toBe(1);
});

test('a leaderboard that cannot be read leaves the rest of the page as it is', async ({ page, context }) => {
  let answer: Answer = missing;
  await serve(context, {
    'board.json': (route) =>
      typeof answer === 'function' ? answer(route) : route.fulfill({ body: Buffer.from(answer) }),
  });
  for (const bad of [
    missing,
    Buffer.from('{"dataset":"twin"'),
    Buffer.from('{"dataset":"twin","baselines":[{"name":"oracle"}],"runs":{}}'),
  ]) {
    answer = bad;
    const at = await new ModelPage(page, 'bert4rec').open();
    await expect(at.messages).toHaveText(/leaderboard/);
    await expect(at.badge).toHaveText('recorded');
    await expect(at.train).toBeEnabled();
  }
});

test('the tiny world itself is sound', () => {
  expect(() => encodeDataset(tinyDataset())).not.toThrow();
});
