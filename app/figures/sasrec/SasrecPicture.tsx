import { useMemo } from 'react';
import { ranking } from '../../../src/viz/ranking';
import { Drawing } from '../picture/Drawing';
import { Head } from '../picture/Head';
import type { PictureProps } from '../picture/props';
import { TransformerPicture } from '../picture/TransformerPicture';
import { useTransformerCursor } from '../picture/useTransformerCursor';
import { askedAfter } from './view';

export { sasrecSummary, sasrecTable } from './table';

const shownGames = 5;

/** Causal self-attention, tensor by tensor, and what it recommends after the game that is looked at. */
export function SasrecPicture(props: PictureProps) {
  const { recording, dataset, cell, onCursor, hue } = props;
  const last = recording.history.length - 1;
  const cursor = useTransformerCursor(props, last);
  const { op, position } = cursor;
  const asked = useMemo(
    () => askedAfter(recording, dataset, position, shownGames),
    [recording, dataset, position],
  );
  const title = dataset.games[recording.history[position]].title;
  const overCatalogue = op.mark === 'scores' || op.mark === 'probability';

  return (
    <TransformerPicture {...props} causal cursor={cursor} places={asked.places} truth={asked.truth}>
      <Head facts="probability · places climbed">Recommended after {title}</Head>
      <Drawing
        of={ranking}
        data={asked.ranking}
        options={{
          label: `Recommended after ${title}`,
          hue,
          k: shownGames,
          withTruth: true,
          empty: 'Nothing has been scored.',
          selected: overCatalogue && cell ? cell.column + 1 : null,
          onSelect: (item) => onCursor('probability', { head: 0, row: position, column: item - 1 }),
        }}
      />
    </TransformerPicture>
  );
}
