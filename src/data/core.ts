/** The k-core of libraries: what is left when every player must have k games and every game k players. */

/** `histories[player]` holds games in library order. */
export type Histories = number[][];

/**
 * Drops the games with too few players, then the players with too few games. A player who falls keeps the place, with
 * an empty history.
 */
function coreRound(histories: Histories, core: number): Histories {
  const players = ownersOf(histories);
  return histories.map((history) => {
    const kept = history.filter((game) => (players.get(game) ?? 0) >= core);
    return kept.length >= core ? kept : [];
  });
}

/** What each round leaves, until one would change nothing: a game that falls takes players along, and they games. */
export function* coreRounds(histories: Histories, core: number): Generator<Histories> {
  for (let before = histories; ; ) {
    const denser = coreRound(before, core);
    if (entriesOf(denser) === entriesOf(before)) return;
    yield denser;
    before = denser;
  }
}

/** How many players each game has. */
export function ownersOf(histories: readonly ArrayLike<number>[]): Map<number, number> {
  const players = new Map<number, number>();
  for (const history of histories) {
    for (let t = 0; t < history.length; t++) players.set(history[t], (players.get(history[t]) ?? 0) + 1);
  }
  return players;
}

export const entriesOf = (histories: Histories): number =>
  histories.reduce((sum, history) => sum + history.length, 0);
