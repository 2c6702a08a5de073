import { useMemo } from 'react';
import { comparedAfter } from '../picture/compared';
import type { PictureProps } from '../picture/props';
import { RankingPanel } from '../picture/RankingPanel';
import { TransformerPicture } from '../picture/TransformerPicture';
import { useTransformerCursor } from '../picture/useTransformerCursor';

export { sasrecSummary, sasrecTable } from './table';

const shownGames = 5;

/** Causal self-attention, tensor by tensor, and what it recommends after the game that is looked at. */
export function SasrecPicture(props: PictureProps) {
  const { recording, weights, previous, dataset, cell, onCursor, hue } = props;
  const last = recording.history.length - 1;
  const cursor = useTransformerCursor(props, last);
  const { op, position } = cursor;
  const asked = useMemo(
    () => comparedAfter({ now: { recording, weights }, previous, dataset }, position, shownGames),
    [recording, weights, previous, dataset, position],
  );
  const title = dataset.games[recording.history[position]].title;
  const overCatalogue = op.mark === 'scores' || op.mark === 'probability';

  return (
    <TransformerPicture
      {...props}
      causal
      cursor={cursor}
      places={asked.places}
      truth={asked.ranking.truth?.item ?? null}
    >
      <RankingPanel
        compared={asked}
        title={`Recommended after ${title}`}
        k={shownGames}
        withTruth
        empty="Nothing has been scored."
        selected={overCatalogue && cell ? cell.column + 1 : null}
        onSelect={(item) => onCursor('probability', { head: 0, row: position, column: item - 1 })}
        hue={hue}
      />
    </TransformerPicture>
  );
}
