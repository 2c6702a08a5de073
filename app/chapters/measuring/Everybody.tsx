import { useState } from 'react';
import { Segments } from '../../figures/picture/Segments';
import { AskAll } from '../../ranks/AskAll';
import { useSharedRanks } from '../../ranks/RanksContext';

const some = 1000;

/** The control that the figures of this chapter share: whom to ask. */
export function Everybody({ total }: { total: number }) {
  const [players, setPlayers] = useState(some);
  const options = [
    { id: some, label: some.toLocaleString('en') },
    { id: total, label: `all ${total.toLocaleString('en')}` },
  ].filter(({ id }) => id <= total);
  const count = Math.min(players, total);
  const label = `Rank the last game of ${count.toLocaleString('en')} players`;
  return (
    <AskAll state={useSharedRanks()} asked={{ players: count }} label={label}>
      {options.length > 1 && (
        <Segments label="How many players" segments={options} selected={count} onSelect={setPlayers} />
      )}
    </AskAll>
  );
}
