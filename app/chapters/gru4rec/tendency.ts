/** Do the games that push a unit have a genre in common, and is it more than chance would give? */
import type { Dataset } from '../../../src/data/dataset';
import type { UnitResponses } from '../../../src/train/protocol';

export interface Push {
  item: number;
  /** The candidate, the update gate, and the state they make of an empty one: h = (1 − z) n. */
  n: number;
  z: number;
  h: number;
}

/** Every game by the state that it alone leaves in a unit, highest first. */
export function pushes({ candidate, update, width }: UnitResponses, unit: number): Push[] {
  return Array.from({ length: candidate.length / width }, (_, row): Push => {
    const [n, z] = [candidate[row * width + unit], update[row * width + unit]];
    return { item: row + 1, n, z, h: (1 - z) * n };
  }).sort((a, b) => b.h - a.h || a.item - b.item);
}

/** So many games at an end of a unit are asked for their genres. */
export const ASKED = 20;

export interface Tendency {
  genre: string;
  /** How many of the games asked have it, and how many of the catalogue. */
  count: number;
  asked: number;
  inCatalogue: number;
  /** The chance that as many of a random choice of games have it. */
  chance: number;
}

/** ln n!, for n up to `most`. */
function logFactorials(most: number): Float64Array {
  const table = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) table[n] = table[n - 1] + Math.log(n);
  return table;
}

/** Hypergeometric tail: `asked` drawn from `all`, of which `marked` are marked; at least `count` of those drawn are. */
export function chanceOf(count: number, asked: number, marked: number, all: number): number {
  const f = logFactorials(all);
  const choose = (n: number, k: number) => f[n] - f[k] - f[n - k];
  let chance = 0;
  const most = Math.min(asked, marked);
  for (let k = Math.max(count, asked - (all - marked), 0); k <= most; k++)
    chance += Math.exp(choose(marked, k) + choose(all - marked, asked - k) - choose(all, asked));
  return Math.min(1, chance);
}

/** Genre → how many games of the catalogue have it. */
export function genreCounts({ games }: Dataset): Map<string, number> {
  const counts = new Map<string, number>();
  for (const genre of games.slice(1).flatMap(({ genres }) => genres))
    counts.set(genre, (counts.get(genre) ?? 0) + 1);
  return counts;
}

/** The genre that these games have in common beyond chance most clearly; null where no game has any. */
export function tendencyOf(
  items: readonly number[],
  dataset: Dataset,
  counts: Map<string, number>,
): Tendency | null {
  const all = dataset.games.length - 1;
  const found = [...counts].flatMap(([genre, inCatalogue]): Tendency[] => {
    const count = items.filter((item) => dataset.games[item].genres.includes(genre)).length;
    if (count === 0) return [];
    return [
      {
        genre,
        count,
        asked: items.length,
        inCatalogue,
        chance: chanceOf(count, items.length, inCatalogue, all),
      },
    ];
  });
  return found.sort((a, b) => a.chance - b.chance)[0] ?? null;
}

/** The games at the two ends of a unit. */
export const endsOf = (sorted: readonly Push[]): { highest: Push[]; lowest: Push[] } => ({
  highest: sorted.slice(0, ASKED),
  lowest: sorted.slice(-ASKED).reverse(),
});

export interface Leaning {
  /** Units of which an end leans to a genre, after a correction for the number of comparisons. */
  units: number;
  of: number;
  comparisons: number;
}

/** How many units lean to a genre at all: Bonferroni at 5 % over every unit, end and genre. */
export function leaningOf(responses: UnitResponses, dataset: Dataset): Leaning {
  const counts = genreCounts(dataset);
  const comparisons = responses.width * 2 * counts.size;
  const leans = (games: Push[]) => {
    const items = games.map(({ item }) => item);
    return (tendencyOf(items, dataset, counts)?.chance ?? 1) * comparisons < 0.05;
  };
  const units = Array.from({ length: responses.width }, (_, unit) => endsOf(pushes(responses, unit)));
  return {
    units: units.filter(({ highest, lowest }) => leans(highest) || leans(lowest)).length,
    of: responses.width,
    comparisons,
  };
}
