import { useEffect, useRef } from 'react';
import type { ModelName } from '../../src/models/config';
import type { Recording } from '../../src/nn/recording';
import { isBehind } from '../store/reading';
import { useStore } from '../store/store';
import { describeRefusal } from '../store/url';

/** Says what the address asked of a tape in vain: an operation that it does not have, masks beyond its games. */
export function useVainRequests(recording: Recording): void {
  const checked = useRef(false);
  useEffect(() => {
    const state = useStore.getState();
    const { history, masked, op, say, setOp, setMasked } = state;
    if (checked.current || isBehind(state, recording.model as ModelName)) return;
    checked.current = true;
    if (op !== null && !recording.ops.some(({ id }) => id === op)) {
      setOp(null);
      say(describeRefusal({ name: 'the operation', asked: [op], instead: 'where this page opens' }));
    }
    const length = (history ?? recording.history).length;
    const beyond = masked.filter((position) => position >= length);
    if (recording.model === 'bert4rec' && beyond.length > 0) {
      setMasked(masked.filter((position) => position < length));
      const asked = beyond.map(String);
      say(describeRefusal({ name: 'masks at the positions', asked, instead: 'the games as they are' }));
    }
  }, [recording]);
}
