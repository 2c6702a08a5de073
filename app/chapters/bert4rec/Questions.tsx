import { useMemo } from 'react';
import { whole } from '../../../src/data/whole';
import { defaults } from '../../../src/models/config';
import { hiddenAt, slotPlaces } from '../../figures/bert4rec/view';
import { PredictNumber } from '../../figures/Predict';
import { useStore } from '../../store/store';
import { traceOf } from '../../training/trainer';
import { AskedOf } from '../models/AskedOf';
import { useAsked } from '../models/useAsked';
import type { Reading } from '../models/useReading';
import { counted } from '../words';
import { lessonsOf } from './blank';

/** Blanks that count as found. */
const found = 3;

/** Each game hidden alone: how many are found? Measured by the worker. */
export const HideQuestion = () => (
  <AskedOf model="bert4rec" atLeast={4}>
    {(reading) => <Hide {...reading} />}
  </AskedOf>
);

function Hide({ recording: { history }, dataset }: Reading) {
  const { actual, ...asked } = useAsked(async () => {
    const ranks: number[] = [];
    for (const at of history.keys()) {
      const tape = await traceOf('bert4rec', { history, masked: [at] });
      const hidden = hiddenAt(tape, 0);
      ranks.push(slotPlaces(tape, 0).find(({ index }) => index + 1 === hidden)?.rank ?? Number.NaN);
    }
    return ranks;
  });
  const title = (at: number) => dataset.games[history[at]].title;
  const middle = Math.floor((history.length - 1) / 2);
  const last = history.length - 1;
  return (
    <PredictNumber
      {...asked}
      question={`Hide each game of this library in turn, and show the model the others. How many of the ${history.length} are among its first three guesses, out of ${whole(dataset.games.length - 1)}?`}
      label="Found"
      min={0}
      max={history.length}
      step={1}
      format={String}
      actual={actual?.filter((rank) => rank <= found).length ?? null}
      reveal={(count) =>
        actual && (
          <>
            <strong>
              {count} of {history.length}
            </strong>
            . {title(middle)}, in the middle, is at rank {actual[middle]}; {title(last)}, at the end, at rank{' '}
            {actual[last]}.{' '}
            {actual[last] > actual[middle]
              ? 'In the middle there is evidence on both sides; at the end there is only a past. The end is what a recommendation is.'
              : 'Here the end is no harder than the middle, although half of the evidence is missing there: try another library.'}
          </>
        )
      }
    />
  );
}

/** How much does an epoch teach? Counted over the data set that is open. */
export function LessonsQuestion() {
  const dataset = useStore((state) => state.dataset);
  const { maxLength, maskRate } = useStore((state) => state.runs.bert4rec?.config) ?? defaults.bert4rec;
  const lessons = useMemo(
    () => dataset && lessonsOf(dataset, maxLength, maskRate),
    [dataset, maxLength, maskRate],
  );
  return (
    <PredictNumber
      question={`In an epoch SASRec is asked about every game of every library but the first. BERT4Rec is asked about its blanks: ρ = ${maskRate} of each library, and the last game once more. For every 100 games that SASRec has to predict, how many blanks does BERT4Rec fill?`}
      label="Blanks"
      min={0}
      max={200}
      step={1}
      format={String}
      actual={lessons && Math.round((100 * lessons.bert4rec) / lessons.sasrec)}
      error={null}
      reveal={(actual) =>
        lessons && (
          <>
            <strong>{actual}</strong>: {lessons.bert4rec.toFixed(1)} blanks a player against{' '}
            {lessons.sasrec.toFixed(1)} games, over {counted(lessons.players, 'player')}.{' '}
            {actual < 100
              ? 'An epoch has two readings of each library and still fewer lessons in it. Compare the two after as many epochs, and you compare how much each was asked.'
              : 'With so many blanks an epoch has more lessons than SASRec’s, and less to read in each.'}
          </>
        )
      }
    />
  );
}
