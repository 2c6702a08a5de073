import { PredictChoice, PredictNumber } from '../../figures/Predict';
import { ablate, recommend } from '../../training/trainer';
import { useAsked } from '../models/useAsked';
import { type Reading, useReading } from '../models/useReading';
import { percent } from '../words';
import { blocksOf, meanAttention } from './row';

/** How near does the last row look? From the tape on the page. */
export function NearQuestion() {
  const reading = useReading('sasrec');
  if (!reading || reading.recording.history.length < 5) return null;
  const { recording, titles } = reading;
  const attention = meanAttention(recording, 0, recording.history.length - 1);
  const onLast = (count: number) => attention.slice(-count).reduce((sum, weight) => sum + weight, 0);
  const own = onLast(1);
  return (
    <PredictNumber
      key={recording.history.join()}
      question={`The last of these ${titles.length} games, ${titles.at(-1)}, may look at all of them. In the first block, how much of its attention falls on the last three?`}
      label="On the last three games"
      min={0}
      max={1}
      step={0.01}
      format={percent}
      actual={onLast(3)}
      error={null}
      reveal={(actual) => (
        <>
          <strong>{percent(actual)}</strong>, averaged over the heads; shared out evenly it would be{' '}
          {percent(3 / titles.length)}. {percent(own)} is on {titles.at(-1)} itself.{' '}
          {own > 0.5
            ? 'To be able to look everywhere is not to look everywhere: in this block the row mostly keeps to itself, and leaves the others to the second.'
            : 'The rest is spread over what came before.'}
        </>
      )}
    />
  );
}

type Which = 'most' | 'least' | 'other';

/** Whom does the recommendation rest on? Measured by the worker, which leaves out each game in turn. */
export function DeleteQuestion() {
  const reading = useReading('sasrec');
  return reading && reading.recording.history.length > 3 ? (
    <Delete key={reading.recording.history.join()} {...reading} />
  ) : null;
}

function Delete({ recording, titles, dataset }: Reading) {
  const { history } = recording;
  const attention = meanAttention(recording, blocksOf(recording) - 1, history.length - 1);
  const most = attention.indexOf(Math.max(...attention));
  const least = attention.indexOf(Math.min(...attention));
  const { actual, ...asked } = useAsked(async () => {
    const [best] = await recommend('sasrec', history, 1);
    const { whole, without } = await ablate('sasrec', history, best);
    const changes = without.map((left) => left - whole);
    const strongest = changes.reduce(
      (top, change, i) => (Math.abs(change) > Math.abs(changes[top]) ? i : top),
      0,
    );
    return { best, changes, strongest };
  });
  const which: Which = actual?.strongest === most ? 'most' : actual?.strongest === least ? 'least' : 'other';
  const change = (position: number) => (actual?.changes[position] ?? 0).toFixed(2).replace('-', '−');
  return (
    <PredictChoice<Which>
      {...asked}
      question={`In the last block, the last row looks most at ${titles[most]} (${percent(attention[most])}) and least at ${titles[least]} (${percent(attention[least])}). Leave out one game, any of the ${titles.length}. Whose absence changes the probability of the first recommendation most?`}
      label="Game"
      options={[
        { id: 'most', label: `${titles[most]}, looked at most` },
        { id: 'least', label: `${titles[least]}, looked at least` },
        { id: 'other', label: 'One of the others' },
      ]}
      actual={actual && which}
      reveal={() =>
        actual && (
          <>
            <strong>{titles[actual.strongest]}</strong>: without it, ln p of{' '}
            {dataset.games[actual.best].title} changes by {change(actual.strongest)}; without{' '}
            {titles[which === 'most' ? least : most]} by {change(which === 'most' ? least : most)}.{' '}
            {which === 'most'
              ? 'Here weight and effect agree. They need not.'
              : 'A weight says where a row looks, not what it would miss: the residual path carries a game past every attention map.'}
          </>
        )
      }
    />
  );
}
