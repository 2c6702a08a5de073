import { useMemo } from 'react';
import { ranking, rankingSummary, rankingTable } from '../../../src/viz/ranking';
import type { Table } from '../../../src/viz/types';
import { Drawing } from '../picture/Drawing';
import { opTable } from '../picture/opTable';
import type { PictureProps } from '../picture/props';
import { TransformerPicture } from '../picture/TransformerPicture';
import { opUnder } from '../picture/tensors';
import { useTransformerCursor } from '../picture/useTransformerCursor';
import { PictureHead } from '../Stage';
import { askedAfter } from './view';

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
      <PictureHead facts="probability · places climbed">After {title}, the model would recommend</PictureHead>
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

/** The tensor under the cursor as rows; scores and probabilities as the ranking that they give. */
export function sasrecTable({ recording, dataset, op: id, cell }: PictureProps): Table {
  const op = opUnder(recording, id);
  const row = cell?.row ?? recording.history.length - 1;
  if (op.mark !== 'scores' && op.mark !== 'probability')
    return opTable(recording, dataset, op, cell?.head ?? 0, true);
  const { ranking } = askedAfter(recording, dataset, row, 20);
  return rankingTable(ranking, 'Recommended games');
}

export function sasrecSummary({ recording, dataset }: PictureProps): string {
  const last = recording.history.length - 1;
  return rankingSummary(askedAfter(recording, dataset, last, 3).ranking, 'After the whole history');
}
