import { useCallback } from 'react';
import * as v from 'valibot';
import { type SemanticIds, type Start, starts } from '../../../../src/train/catalogue/semanticIds';
import type { RunState } from '../../../../src/train/protocol';
import { useGameMap } from '../../../figures/map/useGameMap';
import { useInView } from '../../../figures/useInView';
import { numberAmong } from '../../../store/properties';
import { useStore } from '../../../store/store';
import { useSetting } from '../../../store/useSetting';
import { type Counted, useCounted } from '../../../training/counting';

/** Codes a digit that can be chosen. */
export const sizes = [4, 8, 16, 32, 64] as const;

export interface Ids {
  /** The ref of what shows them: they are made when it comes into view. */
  place: (element: Element | null) => void;
  counted: Counted<SemanticIds>;
  /** Whether there are vectors of this data at all. */
  possible: boolean;
  /** Where the vectors are from; null: the model that ships. */
  run: RunState | null;
  codes: (typeof sizes)[number];
  start: Start;
  setCodes(codes: (typeof sizes)[number]): void;
  setStart(start: Start): void;
}

/**
 * The codes of the games, from the vectors of SASRec: of the run that is open here, else of the model that ships. The
 * settings are the same in every figure that speaks of codes.
 */
export function useIds(): Ids {
  const { place, inView, seen } = useInView();
  const { shown, shipped } = useGameMap('sasrec', seen, inView);
  const ships = useStore((state) => state.dataName === 'twin');
  const opened = useStore((state) => Boolean(state.runs.sasrec));
  const [codes, setCodes] = useSetting('codes', numberAmong(sizes), 16);
  const [start, setStart] = useSetting<Start>('start', v.picklist(starts), 'plus');
  const map = shown?.map;
  const counted = useCounted(
    useCallback(
      async (counter) => {
        if (!map) throw new Error('There are no vectors to make codes of.');
        return counter.semanticIds({ vectors: map.vectors, width: map.width }, codes, start);
      },
      [map, codes, start],
    ),
    map !== undefined,
  );
  return {
    place,
    counted: { ...counted, error: counted.error ?? shipped.error },
    possible: ships || opened,
    run: shown?.run ?? null,
    ...{ codes, start, setCodes, setStart },
  };
}
