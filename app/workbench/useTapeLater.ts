import { useLayoutEffect, useState } from 'react';
import type { ModelName } from '../../src/models/config';
import type { Tape } from '../store/run';
import { useStore } from '../store/store';
import { drawn } from '../ui/drawn';

/** The latest tape of a model, for what may wait: the frame that shows its ranking is drawn first. */
export function useTapeLater(model: ModelName): Tape | undefined {
  const [tape, setTape] = useState<Tape>();
  useLayoutEffect(() => {
    const take = () => setTape(useStore.getState().tapes[model]);
    take();
    return useStore.subscribe(({ tapes }, { tapes: before }) => {
      if (tapes[model] === before[model]) return;
      // Of another data set there is none at first: that cannot wait.
      if (tapes[model] && before[model]) void drawn().then(take);
      else take();
    });
  }, [model]);
  return tape;
}
