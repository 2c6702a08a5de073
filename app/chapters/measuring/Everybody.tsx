import { useState } from 'react';
import { Segments } from '../../figures/picture/Segments';
import { AskAll } from '../../ranks/AskAll';
import style from '../../ranks/Ranks.module.css';
import { useSharedRanks } from '../../ranks/RanksContext';

const some = 1000;

/** The control that the figures of this chapter share: whom to ask. */
export function Everybody({ total }: { total: number }) {
  const state = useSharedRanks();
  const [players, setPlayers] = useState(some);
  const options = [
    { id: some, label: `${some.toLocaleString('en')} players` },
    { id: total, label: `all ${total.toLocaleString('en')}` },
  ].filter(({ id }) => id <= total);
  const count = Math.min(players, total);
  return (
    <>
      <AskAll
        state={state}
        asked={{ players: count }}
        label={`Rank the last game of ${count.toLocaleString('en')} players`}
      />
      {options.length > 1 && !state.asking && (
        <div className={style.ask}>
          <Segments label="How many players" segments={options} selected={count} onSelect={setPlayers} />
        </div>
      )}
    </>
  );
}
