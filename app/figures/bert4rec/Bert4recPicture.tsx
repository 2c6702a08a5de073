import { useMemo } from 'react';
import type { PictureProps } from '../picture/props';
import { TransformerPicture } from '../picture/TransformerPicture';
import { useTransformerCursor } from '../picture/useTransformerCursor';
import { Guesses } from './Guesses';
import { MaskBar } from './MaskBar';
import { hiddenAt, slotPlaces } from './view';

export { bert4recSummary, bert4recTable } from './table';

export interface Bert4recPictureProps extends PictureProps {
  /** Positions that the reader has hidden; the tape follows when it has been made anew. */
  masked: readonly number[];
  /** ρ of the training. */
  maskRate: number;
  /** Empty: hide nothing, and ask for the next game. Left out where nothing can be computed. */
  onMask?: (masked: number[]) => void;
}

/** Bidirectional attention over a history with holes, and what the model would put into each of them. */
export function Bert4recPicture(props: Bert4recPictureProps) {
  const { recording, dataset, masked, maskRate, onMask } = props;
  const cursor = useTransformerCursor(props, recording.masked[0]);
  const slot = Math.max(0, recording.masked.indexOf(cursor.position));
  const places = useMemo(() => slotPlaces(recording, slot), [recording, slot]);

  return (
    <TransformerPicture
      {...props}
      causal={false}
      cursor={cursor}
      places={places}
      truth={hiddenAt(recording, slot)}
      before={
        onMask && <MaskBar history={recording.history} rate={maskRate} {...{ dataset, masked, onMask }} />
      }
    >
      <Guesses {...props} cursor={cursor} />
    </TransformerPicture>
  );
}
