/** Where each baseline earns its points: held-out players told apart by what is known when they are asked. */
import type { Holdout } from '../../data/split';
import { ranksOf } from '../evaluate';
import type { Advisers } from '../probes/advice';
import { baselineNames } from '../protocol';
import { metricsOf } from '../ranks';
import type { Results, Slice, SliceName } from './countingProtocol';

/** The share of the games that counts as the head of the catalogue. */
export const HEAD = 0.1;

export async function resultsOf(
  advisers: Advisers,
  questions: readonly Holdout[],
  games: number,
): Promise<Results> {
  const ranks = await Promise.all(
    baselineNames.map((name) => ranksOf(advisers.recommenders[name], questions, games)),
  );
  const rowsOf = (asked: readonly number[]) =>
    baselineNames.map((name, b) => ({ name, ...metricsOf(asked.map((question) => ranks[b][question])) }));
  const slice = ({ of, edges }: Cut): Slice[] =>
    edges.flatMap((from, i) => {
      const to = edges[i + 1] ?? Number.POSITIVE_INFINITY;
      const asked = [...questions.keys()].filter((q) => of(questions[q]) >= from && of(questions[q]) < to);
      if (asked.length === 0) return [];
      return [{ from, to: i + 1 < edges.length ? to - 1 : null, players: asked.length, rows: rowsOf(asked) }];
    });
  const cuts = await cutsOf(advisers, games);
  return {
    players: questions.length,
    rows: rowsOf([...questions.keys()]),
    slices: {
      followed: slice(cuts.followed),
      popularity: slice(cuts.popularity),
      length: slice(cuts.length),
    },
  };
}

/** A number of a question, and where its range is cut. */
interface Cut {
  of(question: Holdout): number;
  edges: number[];
}

async function cutsOf(
  { recommenders, transitions }: Advisers,
  games: number,
): Promise<Record<SliceName, Cut>> {
  const counts = await recommenders.popularity.score([[1]]);
  const places = new Float64Array(games + 1);
  const byCount = Array.from(counts.keys()).slice(1);
  byCount.sort((a, b) => counts[b] - counts[a] || a - b);
  byCount.forEach((item, index) => {
    places[item] = index + 1;
  });
  return {
    followed: {
      of: ({ input }) => transitions.left[input[input.length - 1]],
      edges: [0, 5, 20, 50, 100, 300],
    },
    popularity: { of: ({ target }) => places[target], edges: [1, Math.max(1, Math.round(HEAD * games)) + 1] },
    length: { of: ({ input }) => input.length, edges: [1, 6, 9, 13, 20] },
  };
}
