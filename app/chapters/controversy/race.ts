/** Three runs with the same players, settings and seed, each measured after a short budget and after a long one. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { configOf, type ModelName, type RunConfig } from '../../../src/models/config';
import type { Lane, Ranks } from '../../../src/train/protocol';
import { useStore } from '../../store/store';
import { begin, complain, end, pause, ranksOf, train } from '../../training/trainer';

export const contestants = [
  { id: 'bce', lane: 'controversy/bce', model: 'sasrec', title: 'SASRec, one negative', loss: 'bce' },
  { id: 'ce', lane: 'controversy/ce', model: 'sasrec', title: 'SASRec, all games', loss: 'ce' },
  { id: 'cloze', lane: 'controversy/cloze', model: 'bert4rec', title: 'BERT4Rec, all games', loss: 'ce' },
] as const satisfies readonly {
  id: string;
  lane: Lane;
  model: ModelName;
  title: string;
  loss: RunConfig['loss'];
}[];

export type Contestant = (typeof contestants)[number]['id'];

export const budgets = ['short', 'long'] as const;
export type Budget = (typeof budgets)[number];

/** Epochs of each budget. */
export type Epochs = Record<Budget, number>;

/** Players who are asked for the last game of their library. */
const PLAYERS = 2000;

export type Results = Partial<Record<`${Contestant}/${Budget}`, Pick<Ranks, 'ranks'>>>;

export interface Race {
  epochs: Epochs | null;
  results: Results;
  /** What it is at now; null while nothing runs. */
  doing: string | null;
  start(epochs: Epochs, seed: number): void;
  cancel(): void;
}

const lanes = contestants.map(({ lane }) => lane);

export function useRace(): Race {
  const dataName = useStore((state) => state.dataName);
  const [epochs, setEpochs] = useState<Epochs | null>(null);
  const [results, setResults] = useState<Results>({});
  const [doing, setDoing] = useState<string | null>(null);
  const turn = useRef(0);

  const cancel = useCallback(() => {
    turn.current++;
    setDoing(null);
    const { runs } = useStore.getState();
    for (const lane of lanes) if (runs[lane]) pause(lane).catch(complain);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another data set has other players
  useEffect(() => {
    setResults({});
    setEpochs(null);
    return () => {
      turn.current++;
      setDoing(null);
      end(lanes).catch(complain);
    };
  }, [dataName]);

  const start = useCallback(async (chosen: Epochs, seed: number) => {
    const mine = ++turn.current;
    const stopped = () => mine !== turn.current;
    setEpochs(chosen);
    setResults({});
    try {
      for (const { lane, model, loss } of contestants)
        await begin(lane, model, configOf(model, { loss, seed, epochs: chosen.long }));
      for (const budget of budgets) {
        if (stopped()) return;
        setDoing(`Training to epoch ${chosen[budget]}`);
        await Promise.all(lanes.map((lane) => train(lane, chosen[budget])));
        for (const { id, lane, title } of contestants) {
          if (stopped()) return;
          setDoing(`Asking ${title}`);
          const ranks = await ranksOf(lane, { players: PLAYERS });
          if (stopped()) return;
          setResults((before) => ({ ...before, [`${id}/${budget}`]: ranks }));
        }
      }
    } catch (error) {
      if (!stopped()) complain(error);
    } finally {
      if (!stopped()) setDoing(null);
    }
  }, []);

  return { epochs, results, doing, start, cancel };
}
