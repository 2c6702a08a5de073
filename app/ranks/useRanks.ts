import { useCallback, useEffect, useRef, useState } from 'react';
import { isModel, type LossName, neuralModels } from '../../src/models/config';
import { baselineNames, type Ranks, type RecommenderName } from '../../src/train/protocol';
import { type Store, useStore } from '../store/store';
import { complain, ranksOf } from '../training/trainer';
import { recommenderNames } from '../workbench/names';
import { epochOf } from '../workbench/runs';

/** From the simplest to the deepest: the order of every table here. */
export const recommenders: readonly RecommenderName[] = [...baselineNames, ...neuralModels];

export interface Asked {
  players: number;
  shuffled?: number;
}

export interface Answer extends Ranks {
  /** Who answered: "SASRec · as shipped", "SASRec · yours, epoch 2.5". */
  title: string;
  /** What its weights were trained with; null of one that only counts. */
  loss: LossName | null;
}

export type RankTable = Partial<Record<RecommenderName, Answer>>;

export interface RanksState {
  /** The answers so far. */
  table: RankTable;
  /** Who is being asked now. */
  asking: RecommenderName | null;
  /** Asks everybody, one after another. */
  ask(asked: Asked): void;
  cancel(): void;
}

/** A recommender, and whose weights it has. */
export function titleOf(name: RecommenderName, runs: Store['runs']): string {
  const run = isModel(name) ? runs[name] : undefined;
  if (!run) return recommenderNames[name];
  const whose = run.origin === 'recorded' ? 'as shipped' : `yours, epoch ${epochOf(run)}`;
  return `${recommenderNames[name]} · ${whose}`;
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
        const { runs } = useStore.getState();
        const title = titleOf(name, runs);
        const loss = (isModel(name) && runs[name]?.config.loss) || null;
        setTable((answers) => ({ ...answers, [name]: { ...ranks, title, loss } }));
      }
    } catch (error) {
      if (mine === turn.current) complain(error);
    } finally {
      if (mine === turn.current) setAsking(null);
    }
  }, []);

  return { table, asking, ask, cancel };
}
