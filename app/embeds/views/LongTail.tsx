import { useEffect, useState } from 'react';
import type { Tail } from '../../../src/data/tail';
import { TailChart, tailTable } from '../../chapters/data/TailChart';
import { Figure } from '../../figures/Figure';
import { DataTable } from '../../ui/DataTable';
import { type Catalogue, fetchCatalogue } from '../catalogue';
import style from '../Embed.module.css';
import type { ViewProps } from '../views';

/** The games by their players, as they were counted when the site was built. */
export default function LongTail({ figure }: ViewProps) {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    fetchCatalogue().then(setCatalogue, (reason) =>
      setError(reason instanceof Error ? reason.message : String(reason)),
    );
  }, []);
  const tail = catalogue && tailIn(catalogue);
  return (
    <Figure
      id={figure.name}
      title={figure.title}
      badge={tail ? 'recorded' : undefined}
      caption="Every game of a catalogue of Steam stands at its place, from the one that most players have to the rarest. The players are simulated. Make the axes logarithmic: each step is then ten times the last, and the plain turns out to be a long slope."
      table={tail && <DataTable {...tailTable(tail, catalogue.dataset)} />}
    >
      {tail ? (
        <TailChart tail={tail} dataset={catalogue.dataset} />
      ) : (
        <div className={style.waiting} data-waiting style={{ minHeight: figure.height - 140 }} role="status">
          {error ?? 'Counting …'}
        </div>
      )}
    </Figure>
  );
}

/** Most owned first; of equals the lower id. */
function tailIn({ players }: Catalogue): Tail {
  const items = players
    .map((_, item) => item)
    .filter((item) => players[item] > 0)
    .sort((a, b) => players[b] - players[a] || a - b);
  return { items, players: items.map((item) => players[item]) };
}
