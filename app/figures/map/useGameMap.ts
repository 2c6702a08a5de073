import { useEffect, useRef, useState } from 'react';
import { type ModelName, neuralModels } from '../../../src/models/config';
import { turnedOnto } from '../../../src/train/probes/plane';
import type { GameMap, RunState } from '../../../src/train/protocol';
import { useStore } from '../../store/store';
import { type Counted, type Question, useCounted } from '../../training/counting';
import { checkpointUrl, complain, gameMap } from '../../training/trainer';

export interface ShownMap {
  map: GameMap;
  /** The run whose vectors these are, as it was then; null: those of the file that ships with the site. */
  run: RunState | null;
}

/** While training, the map follows at this pace. */
const FOLLOW_MS = 1000;

const shippedBy = Object.fromEntries(
  neuralModels.map((model): [ModelName, Question<GameMap>] => [
    model,
    (counter) => counter.shippedMap(checkpointUrl(model) as string),
  ]),
) as Record<ModelName, Question<GameMap>>;

/**
 * The games as a model knows them: of the run that is open, followed as it trains; else of the model that ships with the
 * site, read in the small worker, without tfjs. Each view is turned onto the one before it.
 *
 * @param seen nothing is fetched before it is
 * @param followed changes are fetched as they come
 */
export function useGameMap(
  model: ModelName,
  seen: boolean,
  followed: boolean,
): { shown: ShownMap | null; shipped: Counted<GameMap> } {
  const run = useStore((state) => state.runs[model]);
  const ships = useStore((state) => state.dataName === 'twin');
  const shipped = useCounted(shippedBy[model], seen && ships && !run);
  const [shown, setShown] = useState<ShownMap | null>(null);
  const asking = useRef({ since: Number.NEGATIVE_INFINITY, busy: false, stale: false });

  useEffect(() => {
    if (shipped.value && !run) setShown(turned({ map: shipped.value, run: null }));
  }, [shipped.value, run]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other weights make another map
  useEffect(() => {
    if (!run || !followed) return;
    const state = asking.current;
    // A worker that is busy training may take longer than the pace: what is asked meanwhile becomes one more question.
    const ask = async () => {
      state.stale = state.busy;
      if (state.busy) return;
      state.busy = true;
      try {
        do {
          state.stale = false;
          state.since = performance.now();
          const map = await gameMap(model);
          const now = useStore.getState().runs[model];
          if (now) setShown(turned({ map, run: now }));
        } while (state.stale);
      } catch (error) {
        complain(error);
      } finally {
        state.busy = false;
      }
    };
    const timer = setTimeout(() => void ask(), Math.max(0, state.since + FOLLOW_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [model, followed, run?.step, run?.origin, run?.config]);

  return { shown, shipped };
}

/** A view as it continues the one before: axes of principal components may flip and spin, and a map must not. */
const turned = (next: ShownMap) => (before: ShownMap | null) =>
  before && before.map.games === next.map.games
    ? { ...next, map: { ...next.map, points: turnedOnto(next.map.points, before.map.points) } }
    : next;
