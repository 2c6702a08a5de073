/** What SASRec recommends after each position: it is asked at all of them at once. */
import type { Dataset } from '../../../src/data/dataset';
import type { Recording } from '../../../src/nn/recording';
import type { RankingData } from '../../../src/viz/ranking';
import type { Placed } from '../../../src/viz/ranks';
import { places, rankingOf } from '../picture/rankings';

export interface Asked {
  /** All games that are not owned yet, best first. */
  places: Placed[];
  /** The first k of them, against the ranking one game earlier. */
  ranking: RankingData;
  /** The game that did follow. */
  truth: number | null;
}

export function askedAfter(recording: Recording, dataset: Dataset, position: number, k: number): Asked {
  const { history } = recording;
  const after = (row: number) => places(recording, row, history.slice(0, row + 1));
  const now = after(position);
  const truth = history[position + 1] ?? null;
  return {
    places: now,
    truth,
    ranking: rankingOf(dataset, { places: now, before: after(position - 1), k, truth }),
  };
}
