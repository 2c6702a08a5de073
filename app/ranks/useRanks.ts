import { useCallback, useEffect, useRef, useState } from 'react';
import { neuralModels } from '../../src/models/config';
import { baselineNames, type Ranks, type RecommenderName } from '../../src/train/protocol';
import { useStore } from '../store/store';
import { complain, ranksOf } from '../training/trainer';

/** From the simplest to the deepest: the order of every table here. */
export const recommenders: readonly RecommenderName[] = [...baselineNames, ...neuralModels];

export interface Asked {
  players: number;
  shuffled?: number;
}

export type RankTable = Partial<Record<RecommenderName, Ranks>>;

export interface RanksState {
  /** The answers so far. */
  table: RankTable;
  /** Who is being asked now. */
  asking: RecommenderName | null;
  /** Asks everybody, one after another. */
  ask(asked: Asked): void;
  cancel(): void;
}

/** Where each recommender ranks the last game of the same players; asked for by the reader, because it takes seconds. */
export function useRanks(): RanksState {
  const dataName = useStore((state) => state.dataName);
  const [table, setTable] = useState<RankTable>({});
  const [asking, setAsking] = useState<RecommenderName | null>(null);
  const turn = useRef(0);

  const cancel = useCallback(() => {
    turn.current++;
    setAsking(null);
  }, []);

  // Another data set has other players.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that matters
  useEffect(() => {
    setTable({});
    return cancel;
  }, [dataName, cancel]);

  const ask = useCallback(async (asked: Asked) => {
    const mine = ++turn.current;
    setTable({});
    try {
      for (const name of recommenders) {
        setAsking(name);
        const ranks = await ranksOf(name, asked);
        if (mine !== turn.current) return;
        setTable((answers) => ({ ...answers, [name]: ranks }));
      }
    } catch (error) {
      if (mine === turn.current) complain(error);
    } finally {
      if (mine === turn.current) setAsking(null);
    }
  }, []);

  return { table, asking, ask, cancel };
}
