/** A record of the k-core at one of its levels, as a picture and in words. */
import type { Game } from '../../../src/data/dataset';
import type { Node, Peeling } from '../../../src/data/peeling';
import type { BipartiteData, BipartiteNode } from '../../../src/viz/bipartite';
import { counted, percent } from '../words';

/** The part of the graph that is drawn, with those that stay at the top. */
export function partAt({ part }: Peeling, level: number, games: readonly Game[]): BipartiteData {
  const rows = (nodes: Node[]) =>
    [...nodes.keys()].sort((a, b) => fallsAt(nodes[b]) - fallsAt(nodes[a]) || a - b);
  const [players, owned] = [rows(part.players), rows(part.games)];
  const drawn = ({ fell, degrees }: Node, name: string): BipartiteNode => ({
    name,
    degree: degrees[level],
    standing: fell === 0 || fell > level + 1 ? 'stays' : fell === level + 1 ? 'falling' : 'fallen',
  });
  return {
    players: players.map((p) => drawn(part.players[p], `player ${part.players[p].id + 1}`)),
    games: owned.map((g) => drawn(part.games[g], games[part.games[g].id].title)),
    edges: part.edges.map(([p, g]) => [players.indexOf(p), owned.indexOf(g)]),
  };
}

const fallsAt = ({ fell }: Node): number => fell || Number.MAX_SAFE_INTEGER;

/** What has come of it, in a sentence; `filtered` is the k that the real libraries behind simulated players had. */
export function outcomeOf({ core, levels }: Peeling, at: number, filtered: number): string {
  const [first, last] = [levels[0], levels[levels.length - 1]];
  const rounds = levels.length - 1;
  if (rounds === 0)
    return `Nothing falls: every player has ${core} games already, and every game ${core} players.`;
  if (last.players === 0 && at === rounds)
    return `Nobody is left. However they are grouped, no players share ${core} games that ${core} of them have.`;
  if (at === 0) {
    const few = first.gamesByPlayers.slice(1, core).reduce((sum, n) => sum + n, 0);
    return core === filtered
      ? `This is the k of the recipe, and yet ${counted(few, 'game has', 'games have')} fewer than ${core} players: the libraries that were filtered are the ones that these players were simulated from.`
      : `${counted(few, 'game has', 'games have')} fewer than ${core} players, and will be the first to fall.`;
  }
  const before = levels[at - 1];
  const fell = `${counted(before.games - levels[at].games, 'game')} and ${counted(before.players - levels[at].players, 'player')} have fallen in this round.`;
  if (at < rounds) return `${fell} Others now have too few.`;
  return `${fell} Nothing more does: ${percent(last.players / first.players)} of the players and ${percent(last.games / first.games)} of the games are left, with ${percent(last.entries / first.entries)} of the entries.`;
}
