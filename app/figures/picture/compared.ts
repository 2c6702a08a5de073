/** The ranking after a game, and against the tape before: what has an edit of the history, or training, moved? */
import { shallow } from 'zustand/shallow';
import type { Dataset } from '../../../src/data/dataset';
import type { Recording } from '../../../src/nn/recording';
import { type BumpData, bumpGames, bumpTable } from '../../../src/viz/bumpData';
import { type RankingData, rankingTable } from '../../../src/viz/ranking';
import type { Placed } from '../../../src/viz/ranks';
import type { Table } from '../../../src/viz/types';
import type { Read } from '../../store/run';
import { places, rankingOf } from './rankings';
import { changeSince, sameWeights } from './since';

/** How many places the bump chart draws. */
const bumpPlaces = 10;

export interface Compared {
  /** All games that are not owned yet, best first. */
  places: Placed[];
  ranking: RankingData;
  /** Before and now; null where nothing lies between. */
  bump: BumpData | null;
}

export interface CompareRequest {
  now: Read;
  previous: Read | null;
  dataset: Dataset;
  /** The ranking of a tape that is compared; null where it has none of this kind. */
  placesIn: (recording: Recording, isNow: boolean) => Placed[] | null;
  k: number;
  /** The item that did come there. */
  truth: number | null;
}

export function compared({ now, previous, dataset, placesIn, k, truth }: CompareRequest): Compared {
  const titleOf = (item: number) => dataset.games[item]?.title ?? `Game ${item}`;
  const present = placesIn(now.recording, true) ?? [];
  const since = previous && changeSince(previous, now, titleOf);
  const before = since ? placesIn(previous.recording, false) : null;
  return {
    places: present,
    ranking: rankingOf(dataset, { places: present, before: before ?? [], k, truth }),
    bump:
      since && before && before.length > 0 && present.length > 0
        ? { k: bumpPlaces, games: bumpGames(before, present, bumpPlaces, titleOf), since }
        : null,
  };
}

export type ComparedTapes = Pick<CompareRequest, 'now' | 'previous' | 'dataset'>;

/** After a position of a causal model: the whole history against the whole, else after the same game. */
export function comparedAfter(tapes: ComparedTapes, position: number, k: number): Compared {
  const { now, previous } = tapes;
  const { history } = now.recording;
  const isLast = position === history.length - 1;
  const untouched = previous && readAlike(previous, now, position);
  return compared({
    ...tapes,
    previous: untouched ? null : previous,
    k,
    truth: position < 0 ? null : (history[position + 1] ?? null),
    placesIn(recording, isNow) {
      const then = recording.history;
      const row = isNow ? position : isLast ? then.length - 1 : then.indexOf(history[position]);
      return row < 0 ? null : places(recording, row, then.slice(0, row + 1));
    },
  });
}

/** The same weights have read the same games up to a position: what came later has no part in it. */
const readAlike = (before: Read, now: Read, position: number): boolean =>
  sameWeights(before.weights, now.weights) &&
  shallow(before.recording.history.slice(0, position + 1), now.recording.history.slice(0, position + 1));

/** As a table: before and now where something has moved, else the first of the ranking. */
export const comparedTable = ({ bump, ranking }: Compared, label: string): Table =>
  bump ? bumpTable(bump, label) : rankingTable(ranking, label);
