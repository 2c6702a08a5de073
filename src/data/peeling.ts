/** The rounds of the k-core as a record: who falls when, and how the degrees of players and games thin out. */
import { coreRounds, entriesOf, type Histories, ownersOf } from './core';

/** The graph of players and games before the first round, or after one. */
export interface Level {
  players: number;
  games: number;
  entries: number;
  /** `[d]`: how many players have d games. The last place holds all that have as many or more. */
  playersByGames: number[];
  /** `[d]`: how many games have d players, in the same way. */
  gamesByPlayers: number[];
}

export interface Node {
  /** Index of the player, or id of the game. */
  id: number;
  /** The round, from 1, in which it falls; 0 if it stays. */
  fell: number;
  /** At each level, in the whole graph: a player's games, a game's players. */
  degrees: number[];
}

export interface Peeling {
  core: number;
  levels: Level[];
  /** A part of the graph small enough to draw, in which something falls in every round. */
  part: { players: Node[]; games: Node[]; edges: [player: number, game: number][] };
}

/** The degrees drawn one by one reach so many times k. */
const REACH = 3;

/** @param size how many players, and how many games, the small part has at most */
export function peeling(histories: Histories, core: number, size: number): Peeling {
  const states = [histories, ...coreRounds(histories, core)];
  const owners = states.map(ownersOf);
  const levels = states.map((state, s) => levelOf(state, owners[s], core * REACH));
  const nodesOf = (ids: Iterable<number>, degreeAt: (id: number, s: number) => number): Node[] =>
    Array.from(ids, (id) => {
      const degrees = states.map((_, s) => degreeAt(id, s));
      return { id, fell: Math.max(0, degrees.indexOf(0)), degrees };
    }).filter(({ degrees }) => degrees[0] > 0);
  const players = nodesOf(histories.keys(), (player, s) => states[s][player].length);
  const games = nodesOf(owners[0].keys(), (game, s) => owners[s].get(game) ?? 0);
  return { core, levels, part: partOf(histories, players, games, states.length - 1, size) };
}

function levelOf(histories: Histories, owners: Map<number, number>, reach: number): Level {
  const lengths = histories.map(({ length }) => length).filter((length) => length > 0);
  return {
    players: lengths.length,
    games: owners.size,
    entries: entriesOf(histories),
    playersByGames: histogram(lengths, reach),
    gamesByPlayers: histogram(owners.values(), reach),
  };
}

function histogram(degrees: Iterable<number>, reach: number): number[] {
  const bars = new Array<number>(reach + 1).fill(0);
  for (const degree of degrees) bars[Math.min(degree, reach)]++;
  return bars;
}

/**
 * From the last round back to the first, and then among those that stay: the games and players with the most edges to
 * what was chosen before, so that the part shows who pulls whom down.
 */
function partOf(histories: Histories, players: Node[], games: Node[], rounds: number, size: number) {
  const each = Math.max(1, Math.floor(size / (rounds + 1)));
  const rest = size - each * Math.min(rounds, size - 1);
  const chosen = { players: [] as Node[], games: [] as Node[] };
  const owned = histories.map((history) => new Set(history));
  const gamesOf = (player: Node) => chosen.games.filter(({ id }) => owned[player.id].has(id));
  const playersOf = (game: Node) => chosen.players.filter(({ id }) => owned[id].has(game.id));
  // A node that hangs in the air counts for more than all that are tied already.
  const playerLinks = (player: Node) => sumOf(gamesOf(player), (game) => (playersOf(game).length ? 1 : size));
  const gameLinks = (game: Node) => sumOf(playersOf(game), (player) => (gamesOf(player).length ? 1 : size));
  const lastFirst = Array.from({ length: rounds }, (_, i) => rounds - i).slice(-(size - 1));
  for (const round of [...lastFirst, 0]) {
    const count = round === 0 ? rest : each;
    const fallen = ({ fell }: Node) => fell === round;
    for (let n = 0; n < count; n++) {
      chosen.games.push(...best(games.filter(fallen), chosen.games, gameLinks));
      chosen.players.push(...best(players.filter(fallen), chosen.players, playerLinks));
    }
  }
  const edges = chosen.players.flatMap((player, p) =>
    chosen.games.flatMap((game, g): [number, number][] => (owned[player.id].has(game.id) ? [[p, g]] : [])),
  );
  return { ...chosen, edges };
}

const sumOf = <T>(items: T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);

/** The node with the most links that is not chosen yet; of several, the one with the fewest other edges. */
function best(nodes: Node[], chosen: Node[], links: (node: Node) => number): Node[] {
  const ranked = nodes.filter((node) => !chosen.includes(node)).map((node) => ({ node, links: links(node) }));
  ranked.sort((a, b) => b.links - a.links || a.node.degrees[0] - b.node.degrees[0] || a.node.id - b.node.id);
  return ranked.slice(0, 1).map(({ node }) => node);
}
