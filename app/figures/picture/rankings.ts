/** Rankings read from a tape: the rows of `probability`, games that are already owned left out. */
import type { Dataset } from '../../../src/data/dataset';
import { findOp, type Recording } from '../../../src/nn/recording';
import type { RankingData } from '../../../src/viz/ranking';
import type { RankedGame } from '../../../src/viz/rankRows';
import { type Placed, placed } from '../../../src/viz/ranks';
import { readRow } from '../../code/operands';

/** All games of the catalogue but `owned`, most probable first. Column j is item j + 1. */
export function places(recording: Recording, row: number, owned: Iterable<number>): Placed[] {
  const probability = findOp(recording, 'probability');
  if (!probability || row < 0) return [];
  return placed(readRow(recording, probability, 0, row), new Set([...owned].map((item) => item - 1)));
}

export interface RankingRequest {
  places: Placed[];
  /** The ranking it is compared with; empty for none. */
  before: Placed[];
  k: number;
  /** The item that did come there. */
  truth: number | null;
}

/** The first k and the truth, with titles and with their places before. */
export function rankingOf(dataset: Dataset, { places, before, k, truth }: RankingRequest): RankingData {
  const rankBefore = new Map(before.map(({ index, rank }) => [index, rank]));
  const named = ({ index, value, rank }: Placed): RankedGame => ({
    item: index + 1,
    title: dataset.games[index + 1]?.title ?? `Game ${index + 1}`,
    value,
    rank,
    before: rankBefore.get(index) ?? null,
  });
  const found = truth === null ? undefined : places.find(({ index }) => index === truth - 1);
  return { top: places.slice(0, k).map(named), truth: found ? named(found) : null };
}
