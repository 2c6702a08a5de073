import { useMemo, useState } from 'react';
import type { ModelName } from '../../../src/models/config';
import { type Likeness, type Neighbour, nearestOnMap, neighboursOf } from '../../../src/train/probes/gameMap';
import type { GameMap } from '../../../src/train/protocol';
import { useStore } from '../../store/store';

/** Games in the list of neighbours. */
export const NEAR = 10;

export interface Choice {
  /** The game that is looked at; null where there is none yet. */
  item: number | null;
  by: Likeness;
  /** The games most like it, the most alike first. */
  near: Neighbour[];
  /** How many of them are also among as many that lie nearest on the map. */
  alsoNear: number;
  choose(item: number): void;
  measure(by: Likeness): void;
}

const nobody: Neighbour[] = [];

/** The game under a reader's eye: the chosen one, else the last of the history on the page. */
export function useChosen(model: ModelName, map: GameMap | null): Choice {
  const last = useStore((state) => (state.history ?? state.tapes[model]?.recording.history)?.at(-1));
  const [chosen, choose] = useState<number | null>(null);
  const [by, measure] = useState<Likeness>('dot');
  const item = chosen ?? last ?? null;
  const near = useMemo(
    () => (map && item !== null && item <= map.games ? neighboursOf(map, item, NEAR, by) : nobody),
    [map, item, by],
  );
  const alsoNear = useMemo(() => {
    if (!map || item === null || near.length === 0) return 0;
    const onMap = new Set(nearestOnMap(map, item, NEAR).map((neighbour) => neighbour.item));
    return near.filter((neighbour) => onMap.has(neighbour.item)).length;
  }, [map, item, near]);
  return { item, by, near, alsoNear, choose, measure };
}
