/** How like the real players the simulated ones are, and how unlike any one of them. */

type Histories = readonly ArrayLike<number>[];

/** The address of a history in a set of them. */
export const signature = (history: ArrayLike<number>): string => Array.from(history).join(' ');

function counted<K>(keys: Iterable<K>): Map<K, number> {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function* gamesIn(histories: Histories): Generator<number> {
  for (const history of histories) yield* Array.from(history);
}

function* bigramsIn(histories: Histories): Generator<string> {
  for (const history of histories) {
    for (let t = 1; t < history.length; t++) yield `${history[t - 1]} ${history[t]}`;
  }
}

/** Cosine between two counts: 1 if they are proportional. */
function cosine<K>(a: Map<K, number>, b: Map<K, number>): number {
  let both = 0;
  for (const [key, count] of a) both += count * (b.get(key) ?? 0);
  const norm = (counts: Map<K, number>) => Math.sqrt([...counts.values()].reduce((sum, n) => sum + n * n, 0));
  return both / (norm(a) * norm(b));
}

/** How often each game is owned, and how often each follows each, compared by cosine. */
export const agreement = (a: Histories, b: Histories) => ({
  popularity: cosine(counted(gamesIn(a)), counted(gamesIn(b))),
  bigrams: cosine(counted(bigramsIn(a)), counted(bigramsIn(b))),
});

/**
 * For each of `asked`, the largest share of games (Jaccard) that it has in common with any of `among`; the mean of that.
 */
export function nearestOverlap(asked: Histories, among: Histories, games: number): number {
  const owners: number[][] = Array.from({ length: games + 1 }, () => []);
  among.forEach((history, player) => {
    for (const id of new Set(Array.from(history))) owners[id].push(player);
  });
  const shared = new Uint16Array(among.length);
  let sum = 0;
  for (const history of asked) {
    shared.fill(0);
    for (const id of new Set(Array.from(history))) for (const player of owners[id]) shared[player]++;
    let best = 0;
    shared.forEach((both, player) => {
      if (both > 0) best = Math.max(best, both / (history.length + among[player].length - both));
    });
    sum += best;
  }
  return sum / asked.length;
}
