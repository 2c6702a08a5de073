import { useState } from 'react';
import type { ModelName } from '../../src/models/config';
import { HistoryStrip } from '../figures/HistoryStrip';
import { follow } from '../figures/history';
import { useStore } from '../store/store';

interface EditableHistoryProps {
  model: ModelName;
  maxLength: number;
  /** Position under the cursor. */
  current: number | null;
}

/** The history that a model reads: each edit is read at once. */
export function EditableHistory({ model, maxLength, current }: EditableHistoryProps) {
  const games = useStore((state) => state.dataset?.games) ?? [];
  const history = useStore((state) => state.history ?? state.tapes[model]?.recording.history) ?? [];
  const masked = useStore((state) => state.masked);
  // The example that the page opened with: later tapes are of what the reader made of it.
  const [initial] = useState(() => useStore.getState().tapes[model]?.recording.history ?? history);
  const { setReading } = useStore.getState();
  return (
    <HistoryStrip
      {...{ games, history, initial, maxLength, current }}
      onEdit={(edit) => setReading(edit.history, follow(masked, edit))}
      masked={model === 'bert4rec' ? masked : []}
    />
  );
}
