/** Which of two games stands before the other, over all libraries that hold both. */

type Histories = readonly ArrayLike<number>[];

export interface PairOrder {
  /** The one that stands first more often. */
  first: number;
  second: number;
  /** In how many libraries it stands first, */
  ahead: number;
  /** of how many that hold both. */
  both: number;
}

export class Precedence {
  private readonly side: number;
  /** [side × side]: in how many libraries the game of the row stands before that of the column. */
  private readonly before: Uint32Array;

  constructor(histories: Histories, games: number) {
    this.side = games + 1;
    this.before = new Uint32Array(this.side * this.side);
    for (const history of histories) {
      for (let s = 0; s < history.length; s++) {
        for (let t = s + 1; t < history.length; t++) this.before[history[s] * this.side + history[t]]++;
      }
    }
  }

  pair(a: number, b: number): PairOrder {
    const [ab, ba] = [this.before[a * this.side + b], this.before[b * this.side + a]];
    return ab >= ba
      ? { first: a, second: b, ahead: ab, both: ab + ba }
      : { first: b, second: a, ahead: ba, both: ab + ba };
  }

  /** The games that share the most libraries with this one. */
  companions(game: number, count: number): PairOrder[] {
    const pairs = this.others(game).filter(({ both }) => both > 0);
    return pairs.sort((a, b) => b.both - a.both).slice(0, count);
  }

  /** The pairs that are least often the other way round, among those that `least` libraries hold. */
  mostOneSided(least: number, count: number): PairOrder[] {
    const pairs: PairOrder[] = [];
    for (let a = 1; a < this.side; a++) {
      for (let b = a + 1; b < this.side; b++) {
        const pair = this.pair(a, b);
        if (pair.both >= least) pairs.push(pair);
      }
    }
    return pairs.sort((p, q) => q.ahead / q.both - p.ahead / p.both || q.both - p.both).slice(0, count);
  }

  /**
   * One number for each game, by which all can be put in one order: how much more often it stands before the games that
   * it shares a library with than behind them, from −1 to 1.
   */
  scores(): Float64Array {
    return Float64Array.from({ length: this.side }, (_, a) => {
      let [ahead, both] = [0, 0];
      for (let b = 1; b < this.side; b++) {
        ahead += this.before[a * this.side + b];
        both += this.before[a * this.side + b] + this.before[b * this.side + a];
      }
      return both > 0 ? (2 * ahead) / both - 1 : 0;
    });
  }

  private others(game: number): PairOrder[] {
    return Array.from({ length: this.side - 1 }, (_, i) => i + 1)
      .filter((other) => other !== game)
      .map((other) => this.pair(game, other));
  }
}

export interface OrderTest {
  /** Share of the pairs that stand as one order of all games has them; a tie counts half. */
  right: number;
  /** How many pairs were asked about: every two games of every library of the second half. */
  pairs: number;
}

/** Learns one order of all games from every other player, and asks it about the libraries of the others. */
export function orderTest(histories: Histories, games: number): OrderTest {
  const [learned, asked] = [0, 1].map((half) => histories.filter((_, player) => player % 2 === half));
  const scores = new Precedence(learned, games).scores();
  let [right, pairs] = [0, 0];
  for (const history of asked) {
    for (let s = 0; s < history.length; s++) {
      for (let t = s + 1; t < history.length; t++) {
        const lead = scores[history[s]] - scores[history[t]];
        right += lead > 0 ? 1 : lead === 0 ? 0.5 : 0;
        pairs++;
      }
    }
  }
  return { right: right / pairs, pairs };
}
