/**
 * npm run temporal -- --from reviews.csv.gz
 *
 * Splits dated reviews (`user,item,date,recommend`) in two ways, and asks the baselines about both: the last game of
 * everybody, and the next game of everybody after a date. Makes public/data/temporal.json, which holds no rows.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { DataError } from '../src/data/dataError';
import type { Holdout } from '../src/data/split';
import { measureBaselines } from '../src/train/baselines';
import { main } from './lib/node';

interface Event {
  item: number;
  /** Days are enough: 'YYYY-MM-DD' sorts as it reads. */
  date: string;
}

/** Shares of all events that lie before the date of a split. */
const CUTS = [0.5, 0.6, 0.7, 0.8, 0.9];
/** Players with fewer games say nothing about what comes next. */
const SHORTEST = 3;

/** Each player's games by date, each game once. Items are numbered from 1. */
function readReviews(path: string): { players: Event[][]; games: number } {
  const [header, ...rows] = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  if (!header.startsWith('user,item,date')) throw new DataError(`${path} is no list of dated reviews.`);
  const players = new Map<string, Event[]>();
  const ids = new Map<string, number>();
  for (const row of rows) {
    const [user, game, date] = row.split(',');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) continue;
    const item = ids.get(game) ?? ids.size + 1;
    ids.set(game, item);
    const own = players.get(user) ?? [];
    if (!own.some((event) => event.item === item)) own.push({ item, date });
    players.set(user, own);
  }
  const histories = [...players.values()].filter(({ length }) => length >= SHORTEST);
  for (const own of histories) own.sort((a, b) => a.date.localeCompare(b.date));
  return { players: histories, games: ids.size };
}

const itemsOf = (events: readonly Event[]): Uint16Array => Uint16Array.from(events, ({ item }) => item);

/** How the baselines do, and how many targets they have never met. */
async function measure(training: Event[][], questions: Holdout[], games: number) {
  const learnt = training.filter(({ length }) => length > 0).map(itemsOf);
  const met = new Set(learnt.flatMap((items) => Array.from(items)));
  const cold = questions.filter(({ target }) => !met.has(target)).length / questions.length;
  return { asked: questions.length, cold, rows: await measureBaselines(learnt, questions, games) };
}

await main(async () => {
  const { from } = parseArgs({ options: { from: { type: 'string' } } }).values;
  if (!from) throw new DataError('Say --from, the path of reviews.csv.gz.');
  const { players, games } = readReviews(from);
  const dates = players
    .flat()
    .map(({ date }) => date)
    .sort();

  const training = players.map((own) => own.slice(0, -1));
  const learntDates = training
    .flat()
    .map(({ date }) => date)
    .sort();
  const later = (date: string) => learntDates.length - upperBound(learntDates, date);
  const leak = players.reduce((sum, own) => sum + later(own[own.length - 1].date), 0);
  const lastGames = players.map((own) => ({
    input: itemsOf(own.slice(0, -1)),
    target: own[own.length - 1].item,
  }));

  const splits = [];
  for (const share of CUTS) {
    const date = dates[Math.floor(share * dates.length)];
    const before = players.map((own) => own.filter((event) => event.date < date));
    const questions = players.flatMap((own, i) => {
      const next = own[before[i].length];
      return before[i].length > 0 && next ? [{ input: itemsOf(before[i]), target: next.item }] : [];
    });
    splits.push({ share, date, ...(await measure(before, questions, games)) });
  }
  const record = {
    players: players.length,
    games,
    events: dates.length,
    leaveOneOut: {
      /** Share of the training events that were written after the one that is asked for, on average. */
      later: leak / players.length / learntDates.length,
      ...(await measure(training, lastGames, games)),
    },
    splits,
  };
  writeFileSync('public/data/temporal.json', `${JSON.stringify(record)}\n`);
  console.log(JSON.stringify(record, null, 1));
});

/** How many of the sorted values are not after one. */
function upperBound(sorted: readonly string[], value: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
