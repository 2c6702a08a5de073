/** What BERT4Rec expects under each of its masks. */
import type { Dataset } from '../../../src/data/dataset';
import type { Recording } from '../../../src/nn/recording';
import type { MaskedSlot } from '../../../src/viz/distribution';
import type { Placed } from '../../../src/viz/ranks';
import { type Compared, type ComparedTapes, compared } from '../picture/compared';
import { places, rankingOf } from '../picture/rankings';

/** No game is hidden: the model is asked under a mask appended after the history. */
export const isInference = ({ history, masked }: Recording): boolean => masked[0] === history.length;

/** All games that the model is not shown, best first, for a row of the read-out. */
export function slotPlaces(recording: Recording, slot: number): Placed[] {
  const shown = recording.history.filter((_, position) => !recording.masked.includes(position));
  return places(recording, slot, shown);
}

/** The game under a mask; null after the history. */
export const hiddenAt = (recording: Recording, slot: number): number | null =>
  recording.history[recording.masked[slot]] ?? null;

export function slotsOf(recording: Recording, dataset: Dataset, k: number): MaskedSlot[] {
  return recording.masked.map((position, slot) => ({
    position,
    ...rankingOf(dataset, {
      places: slotPlaces(recording, slot),
      before: [],
      k,
      truth: hiddenAt(recording, slot),
    }),
  }));
}

/** What comes next, against the ranking of the tape before, if that was an inference too. */
export const nextRanking = (tapes: ComparedTapes, k: number): Compared =>
  compared({
    ...tapes,
    k,
    truth: null,
    placesIn: (recording) => (isInference(recording) ? slotPlaces(recording, 0) : null),
  });
