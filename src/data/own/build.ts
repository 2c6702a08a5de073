/** From entries to a data set, by the recipe of the site with the reader's numbers in it; and what became of every row. */

import { buildDataset } from '../buildDataset';
import { coreRounds, entriesOf, type Histories } from '../core';
import { crc32 } from '../crc32';
import { DataError } from '../dataError';
import type { Dataset, Game } from '../dataset';
import { encodeDataset } from '../datasetFile';
import type { GameIndex } from '../games';
import { type Counts, countHistories, type Step } from '../recipe';
import { whole } from '../whole';
import { type Entries, titleOf } from './entries';
import type { LackName, Read } from './read';

export interface Settings {
  /** Items count from this playtime on, where there are playtimes. */
  minMinutes: number;
  /** k: every user keeps at least so many items, and every item so many users. */
  core: number;
  /** Of a longer history the last items are kept. */
  maxLength: number;
}

export const settings: Settings = { minMinutes: 60, core: 5, maxLength: 200 };

/** The split takes two items of every history, and leaves one to learn from. */
const SHORTEST = 3;

/** The baselines count every pair of items: more of them do not fit into a browser's memory. */
const MAX_ITEMS = 8192;

/** What became of the rows that are not in the data set. */
export type LossName = LackName | 'unplayed' | 'again' | 'older' | 'core' | 'short';

export interface Report {
  /** Every row that was read: those in the data set, and those lost. */
  rows: number;
  losses: Record<LossName, number>;
  /** What each filter left. */
  steps: Step[];
  counts: Counts;
  order: 'time' | 'file';
  /** Of the users and items that were read. */
  read: { users: number; items: number };
  broken: Read['broken'];
  /** Items that the shipped catalogue knows; null where it was not asked. */
  known: number | null;
}

export interface Built {
  dataset: Dataset;
  report: Report;
}

export interface BuildOptions {
  settings: Settings;
  /** Where the rows come from, for a sentence. */
  source: string;
  /** What is known of Steam's games, where the items are some of them. */
  catalogue: GameIndex | null;
}

export function buildOwn(read: Read, { settings, source, catalogue }: BuildOptions): Built {
  const { entries, lacks } = read;
  if (entries.rows === 0) throw nothingRead(read);
  const steps: Step[] = [];
  const { histories: played, losses: dropped } = historiesOf(entries, settings);
  const note = (name: string, histories: Histories) =>
    steps.push({ name, counts: countHistories(histories) });
  let histories = played.filter(({ length }) => length > 0);
  note('before the core', histories);
  const before = histories;
  let round = 0;
  for (const denser of coreRounds(histories, settings.core)) {
    histories = denser.filter(({ length }) => length > 0);
    note(`${settings.core}-core, round ${++round}`, histories);
  }
  const dense = histories;
  histories = dense.filter(({ length }) => length >= SHORTEST);
  if (histories.length !== dense.length) note(`${SHORTEST} items or more`, histories);
  refuseTooFew(before, dense, histories, settings);

  const ids = addressesOf(entries.keys);
  const counts = countHistories(histories);
  if (counts.games > MAX_ITEMS) {
    throw new DataError(
      `${whole(counts.games)} items are left, and ${whole(MAX_ITEMS)} is the most: the baselines count every pair of them. Raise k, which is ${settings.core} now, to keep only items that more users have.`,
    );
  }
  const describe = (address: number): Game => ids.describe(address, entries, catalogue);
  const dataset = named(
    buildDataset(
      histories.map((history) => history.map((item) => ids.addresses[item])),
      describe,
      {
        name: 'own',
        provenance: `Read from ${source}, and kept in this browser only.`,
        simulated: false,
        recipe: { minMinutes: entries.minutes ? settings.minMinutes : 0, core: settings.core },
      },
    ),
    entries.time ? 'time' : 'file',
  );
  return {
    dataset,
    report: {
      rows: entries.rows + Object.values(lacks).reduce((sum, n) => sum + n, 0),
      losses: {
        ...lacks,
        ...dropped,
        core: entriesOf(before) - entriesOf(dense),
        short: entriesOf(dense) - entriesOf(histories),
      },
      steps,
      counts,
      order: entries.time ? 'time' : 'file',
      read: { users: entries.users, items: entries.keys.length },
      broken: read.broken,
      known: catalogue && dataset.games.filter(({ appId }) => catalogue.has(appId)).length,
    },
  };
}

/** Each user's items in order, each once, the last ones; items by their number in the source. */
function historiesOf(entries: Entries, { minMinutes, maxLength }: Settings) {
  const { rows, users, keys, user, item, time, minutes } = entries;
  const losses = { unplayed: 0, again: 0, older: 0 };
  const starts = new Uint32Array(users + 1);
  for (let row = 0; row < rows; row++) starts[user[row] + 1]++;
  for (let u = 0; u < users; u++) starts[u + 1] += starts[u];
  const next = starts.slice();
  const order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) order[next[user[row]]++] = row;

  const owner = new Int32Array(keys.length).fill(-1);
  const histories = Array.from({ length: users }, (_, u): number[] => {
    const own = order.subarray(starts[u], starts[u + 1]);
    if (time) own.sort((a, b) => time[a] - time[b] || a - b);
    const history: number[] = [];
    for (const row of own) {
      if (minutes && minutes[row] < minMinutes) losses.unplayed++;
      else if (owner[item[row]] === u) losses.again++;
      else {
        owner[item[row]] = u;
        history.push(item[row]);
      }
    }
    losses.older += Math.max(0, history.length - maxLength);
    return history.slice(-maxLength);
  });
  return { histories, losses };
}

const naturalId = /^[1-9]\d{0,9}$/;

/**
 * The number by which each item is called in addresses: its own, where all items have numbers, as Steam's games do; else
 * its place in the source, which stays the same whatever is filtered.
 */
function addressesOf(keys: readonly string[]) {
  const numbered = keys.every((key) => naturalId.test(key) && Number(key) < 2 ** 32);
  const addresses = keys.map((key, item) => (numbered ? Number(key) : item + 1));
  const itemAt = new Map(addresses.map((address, item) => [address, item]));
  return {
    addresses,
    describe(address: number, { titles }: Entries, catalogue: GameIndex | null): Game {
      const item = itemAt.get(address) as number;
      const facts = numbered ? catalogue?.get(address) : undefined;
      const title = facts?.title || titles.get(item) || (numbered ? `Item ${address}` : titleOf(keys[item]));
      return {
        appId: address,
        title: title || `Item ${address}`,
        genres: facts?.genres ?? [],
        year: facts?.year ?? null,
      };
    },
  };
}

/** Named after what is in it: the same rows and settings make the same name, and find the runs trained on them again. */
function named(dataset: Dataset, order: 'time' | 'file'): Dataset {
  const { manifest } = dataset;
  manifest.recipe.order = order;
  const plain = { ...dataset, manifest: { ...manifest, provenance: 'own' } };
  const hash = crc32(encodeDataset(plain)).toString(16).padStart(8, '0');
  return { ...dataset, manifest: { ...manifest, name: `own-${hash}` } };
}

function nothingRead({ lacks, strangeTime, broken }: Read): DataError {
  const [most] = Object.entries(lacks).sort(([, a], [, b]) => b - a);
  const [name, rows] = most as [LackName, number];
  if (rows === 0) return new DataError('This file has no row that could be read.');
  const all = `Not one of ${whole(rows)} rows could be used`;
  if (name === 'time') {
    const example = strangeTime ? ` (“${strangeTime}”)` : '';
    return new DataError(
      `${all}: their time cannot be read${example}. Choose another column for the time, or none: then the order of the file counts.`,
    );
  }
  if (name === 'minutes')
    return new DataError(`${all}: their playtime is no number of minutes. Choose another column, or none.`);
  if (name === 'broken') return new DataError(`${all}: ${broken[0]?.reason ?? 'they make no sense'}.`);
  return new DataError(`${all}: the column of the ${name} is empty. Choose another column.`);
}

function refuseTooFew(before: Histories, dense: Histories, left: Histories, { core, minMinutes }: Settings) {
  const { players, games, interactions } = countHistories(before);
  const had = `${whole(players)} users with ${whole(games)} items in ${whole(interactions)} rows`;
  if (before.length === 0)
    throw new DataError(
      `Nothing is left: nobody has played anything for ${minMinutes} minutes. Lower the playtime.`,
    );
  if (players === 1)
    throw new DataError(
      'All rows are of one user: there is nobody to learn from. Is the column of the user right?',
    );
  if (dense.length === 0) {
    const largest = largestCore(before, core - 1);
    const advice =
      largest < 2
        ? 'no item is shared by users who share another. Is the column of the item right?'
        : `the largest k at which anything is left is ${largest}. Lower k.`;
    throw new DataError(`Nothing is left at k = ${core} of ${had}: ${advice}`);
  }
  if (left.length < 2 || countHistories(left).games < 2) {
    throw new DataError(
      `Of ${had}, ${left.length === 1 ? 'one user is' : `${left.length} users are`} left with ${SHORTEST} items or more, which is too few to learn from. ${core > 1 ? 'Lower k, or bring more rows.' : 'Bring more rows.'}`,
    );
  }
}

/** The largest k, up to a bound, at which the core is not empty; 0 if there is none. */
function largestCore(histories: Histories, bound: number): number {
  for (let core = bound; core > 0; core--) {
    let left = histories;
    for (const denser of coreRounds(histories, core)) left = denser;
    if (entriesOf(left) > 0) return core;
  }
  return 0;
}
