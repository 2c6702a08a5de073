import { PredictChoice, PredictNumber } from '../../figures/Predict';
import { signed } from '../../step/Bar';
import { ablate, recommend } from '../../training/trainer';
import { AskedOf } from '../models/AskedOf';
import { useAsked } from '../models/useAsked';
import type { Reading } from '../models/useReading';
import { percent } from '../words';
import { blocksOf, meanAttention } from './row';

/** How near does the last row look? From the tape on the page. */
export const NearQuestion = () => (
  <AskedOf model="sasrec" atLeast={5}>
    {(reading) => <Near {...reading} />}
  </AskedOf>
);

function Near({ recording, titles }: Reading) {
  const attention = meanAttention(recording, 0, recording.history.length - 1);
  const onLast = (count: number) => attention.slice(-count).reduce((sum, weight) => sum + weight, 0);
  const own = onLast(1);
  return (
    <PredictNumber
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

type Times = 'less' | 'alike' | 'more' | 'far';

const times: { id: Times; label: string }[] = [
  { id: 'less', label: 'Less' },
  { id: 'alike', label: 'Up to twice as much' },
  { id: 'more', label: 'Up to ten times' },
  { id: 'far', label: 'More than that' },
];

const timesOf = (ratio: number): Times =>
  ratio < 1 ? 'less' : ratio <= 2 ? 'alike' : ratio <= 10 ? 'more' : 'far';

/** Is what a row looks at what it needs? Measured by the worker, which leaves out each game in turn. */
export const DeleteQuestion = () => (
  <AskedOf model="sasrec" atLeast={4}>
    {(reading) => <Delete {...reading} />}
  </AskedOf>
);

function Delete({ recording, titles, dataset }: Reading) {
  const { history } = recording;
  const attention = meanAttention(recording, blocksOf(recording) - 1, history.length - 1);
  const [most, next] = [...attention.keys()].sort((a, b) => attention[b] - attention[a]);
  const { actual, ...asked } = useAsked(async () => {
    const [best] = await recommend('sasrec', history, 1);
    const { whole, without } = await ablate('sasrec', history, best);
    return { best, changes: without.map((left) => left - whole) };
  });
  const change = (position: number) => signed(actual?.changes[position] ?? 0, 2);
  return (
    <PredictChoice
      {...asked}
      question={`In its last block the last row looks most at ${titles[most]} (${percent(attention[most])}), and then at ${titles[next]} (${percent(attention[next])}). Leave out the one, then the other. How much does it matter to the first recommendation that ${titles[most]} is missing, against ${titles[next]}?`}
      label="It matters"
      options={times}
      actual={actual && timesOf(Math.abs(actual.changes[most] / actual.changes[next]))}
      reveal={() =>
        actual && (
          <>
            Without {titles[most]}, ln p of {dataset.games[actual.best].title} changes by{' '}
            <strong>{change(most)}</strong>; without {titles[next]}, by <strong>{change(next)}</strong>. A
            weight says where a row looks, not what it would miss: what is fetched may be small, and the
            residual path carries the last game past every map.
          </>
        )
      }
    />
  );
}
