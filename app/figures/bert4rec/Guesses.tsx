import { useMemo } from 'react';
import { distribution } from '../../../src/viz/distribution';
import { Drawing } from '../picture/Drawing';
import { Head } from '../picture/Head';
import type { PictureProps } from '../picture/props';
import { RankingPanel } from '../picture/RankingPanel';
import { rowPositions } from '../picture/tensors';
import type { TransformerCursor } from '../picture/useTransformerCursor';
import { isInference, nextRanking, slotsOf } from './view';

const shownGames = 5;

/** What the model would put under each of its masks; where no game is hidden, what comes next. */
export function Guesses(props: PictureProps & { cursor: TransformerCursor }) {
  const { recording, weights, previous, dataset, cell, cursor, onCursor, hue } = props;
  const { op, position } = cursor;
  const slots = useMemo(() => slotsOf(recording, dataset, shownGames), [recording, dataset]);
  const next = useMemo(
    () => nextRanking({ now: { recording, weights }, previous, dataset }, shownGames),
    [recording, weights, previous, dataset],
  );
  const overCatalogue = op.mark === 'scores' || op.mark === 'probability';
  const look = (to: number) => {
    const row = rowPositions(recording, op).indexOf(to);
    if (row >= 0) onCursor(op.id, { head: cursor.head, row, column: cell?.column ?? 0 });
  };
  if (isInference(recording))
    return (
      <RankingPanel
        compared={next}
        title="Recommended next"
        k={shownGames}
        withTruth={false}
        empty="Nothing has been scored."
        selected={overCatalogue && cell ? cell.column + 1 : null}
        onSelect={(item) => onCursor('probability', { head: 0, row: 0, column: item - 1 })}
        hue={hue}
      />
    );
  return (
    <>
      <Head facts="probability">Under each mask · ✓ the hidden game</Head>
      <Drawing
        of={distribution}
        data={slots}
        options={{
          label: 'Games expected under the masks',
          hue,
          k: shownGames,
          selected: recording.masked.includes(position) ? position : null,
          onSelect: look,
        }}
      />
    </>
  );
}
