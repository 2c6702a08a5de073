import { useState } from 'react';
import { whole } from '../../../src/data/whole';
import { Segments } from '../../figures/picture/Segments';
import { AskAll } from '../../ranks/AskAll';
import { useSharedRanks } from '../../ranks/RanksContext';

const some = 1000;

/** The control that the figures of this chapter share: whom to ask. */
export function Everybody({ total }: { total: number }) {
  const [players, setPlayers] = useState(some);
  const options = [
    { id: some, label: whole(some) },
    { id: total, label: `all ${whole(total)}` },
  ].filter(({ id }) => id <= total);
  const count = Math.min(players, total);
  const label = `Rank the last game of ${whole(count)} players`;
  return (
    <AskAll state={useSharedRanks()} asked={{ players: count }} label={label}>
      {options.length > 1 && (
        <Segments label="How many players" segments={options} selected={count} onSelect={setPlayers} />
      )}
    </AskAll>
  );
}
