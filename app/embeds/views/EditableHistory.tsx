import { useState } from 'react';
import { defaults, type ModelName } from '../../../src/models/config';
import { HistoryStrip } from '../../figures/HistoryStrip';
import { type Edit, follow } from '../../figures/history';
import { useStore } from '../../store/store';

/** The history of an embed whose model computes: each edit is read at once. */
export default function EditableHistory({ model }: { model: ModelName }) {
  const games = useStore((state) => state.dataset?.games) ?? [];
  const read = useStore((state) => state.tapes[model]?.recording.history) ?? [];
  const history = useStore((state) => state.history) ?? read;
  const masked = useStore((state) => state.masked);
  const [initial] = useState(read);
  const edit = (change: Edit) => {
    const { setMasked, setHistory } = useStore.getState();
    setMasked(follow(masked, change));
    setHistory(change.history);
  };
  return (
    <HistoryStrip
      {...{ games, history, initial }}
      maxLength={defaults[model].maxLength}
      onEdit={edit}
      masked={model === 'bert4rec' ? masked : []}
    />
  );
}
