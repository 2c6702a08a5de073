import { useMemo } from 'react';
import { distribution } from '../../../src/viz/distribution';
import { Drawing } from '../picture/Drawing';
import { Head } from '../picture/Head';
import type { PictureProps } from '../picture/props';
import { RankingPanel } from '../picture/RankingPanel';
import { TransformerPicture } from '../picture/TransformerPicture';
import { rowPositions } from '../picture/tensors';
import { useTransformerCursor } from '../picture/useTransformerCursor';
import { MaskBar } from './MaskBar';
import { hiddenAt, isInference, nextRanking, slotPlaces, slotsOf } from './view';

export { bert4recSummary, bert4recTable } from './table';

export interface Bert4recPictureProps extends PictureProps {
  /** Positions that the reader has hidden; the tape follows when it has been made anew. */
  masked: readonly number[];
  /** ρ of the training. */
  maskRate: number;
  /** Empty: hide nothing, and ask for the next game. */
  onMask: (masked: number[]) => void;
}

const shownGames = 5;

/** Bidirectional attention over a history with holes, and what the model would put into each of them. */
export function Bert4recPicture(props: Bert4recPictureProps) {
  const { recording, weights, previous, dataset, cell, masked, maskRate, onMask, onCursor, hue } = props;
  const cursor = useTransformerCursor(props, recording.masked[0]);
  const { op, position } = cursor;
  const slot = Math.max(0, recording.masked.indexOf(position));
  const places = useMemo(() => slotPlaces(recording, slot), [recording, slot]);
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

  return (
    <TransformerPicture
      {...props}
      causal={false}
      cursor={cursor}
      places={places}
      truth={hiddenAt(recording, slot)}
      before={<MaskBar history={recording.history} rate={maskRate} {...{ dataset, masked, onMask }} />}
    >
      {isInference(recording) ? (
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
      ) : (
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
      )}
    </TransformerPicture>
  );
}
