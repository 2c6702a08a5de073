/** What the baselines recommend after a history, and why: the reasons are the terms that the scores are made of. */
import { askedAt, type Transitions, transitionsOf } from '../../models/markov';
import type { Recommender } from '../../models/recommender';
import { baselines } from '../baselines';
import type { Advice, Reason } from '../counting/countingProtocol';
import { type BaselineName, baselineNames } from '../protocol';

/** Games of the history that are named as a reason. */
const NAMED = 2;

export class Advisers {
  readonly recommenders: Record<BaselineName, Recommender>;
  readonly transitions: Transitions;

  constructor(
    training: readonly ArrayLike<number>[],
    private readonly games: number,
  ) {
    const counted = baselineNames.map((name) => [name, baselines[name](training, games)]);
    this.recommenders = Object.fromEntries(counted);
    this.transitions = transitionsOf(training, games);
  }

  advise(history: readonly number[], count: number): Promise<Advice[]> {
    return Promise.all(
      baselineNames.map(async (name) => {
        const scores = await this.recommenders[name].score([history]);
        const reasonOf = await this.reasons(name, history, scores);
        const top = highest(scores, history, count);
        return { name, top: top.map((item) => ({ item, score: scores[item], reason: reasonOf(item) })) };
      }),
    );
  }

  private async reasons(
    name: BaselineName,
    history: readonly number[],
    scores: Float32Array,
  ): Promise<(item: number) => Reason> {
    if (name === 'popularity') return (item) => ({ by: name, players: scores[item] });
    const side = this.games + 1;
    if (name === 'markov') {
      const after = history[askedAt(history, this.transitions.left)];
      const of = this.transitions.left[after];
      return (item) => ({ by: name, after, times: this.transitions.after[after * side + item], of });
    }
    // A sum over the history: its terms are what the games score when each is asked alone.
    const terms = await this.recommenders[name].score(history.map((game) => [game]));
    return (item) => {
      const neighbours = history.map((game, row) => ({ item: game, similarity: terms[row * side + item] }));
      neighbours.sort((a, b) => b.similarity - a.similarity);
      return { by: name, neighbours: neighbours.slice(0, NAMED).filter(({ similarity }) => similarity > 0) };
    };
  }
}

/** Item ids by score; of equals the lower id. */
function highest(scores: Float32Array, seen: readonly number[], count: number): number[] {
  const own = new Set(seen);
  const items = Array.from(scores.keys()).filter((item) => item > 0 && !own.has(item));
  return items.sort((a, b) => scores[b] - scores[a] || a - b).slice(0, count);
}
