import { PredictChoice, PredictNumber } from '../../figures/Predict';
import { reachOf } from '../../step/gradients';
import { recommend, traceStep } from '../../training/trainer';
import { AskedOf } from '../models/AskedOf';
import { useAsked } from '../models/useAsked';
import type { Reading } from '../models/useReading';
import { counted, percent } from '../words';
import { boldest, kept } from './event';

/** How much is kept where most is changed? From the tape on the page. */
export const KeptQuestion = () => (
  <AskedOf model="gru4rec" atLeast={3}>
    {(reading) => <Kept {...reading} />}
  </AskedOf>
);

function Kept({ recording, titles }: Reading) {
  const most = boldest(recording);
  const others = titles.map((_, event) => event).filter((event) => event > 0 && event !== most);
  const mean = others.reduce((sum, event) => sum + kept(recording, event), 0) / others.length;
  return (
    <PredictNumber
      question={`This player owns ${titles.length} games. At one of them the vector moves further than at any other after the first. How much of the old vector does the update gate keep there, averaged over all units?`}
      label="Kept on average"
      min={0}
      max={1}
      step={0.01}
      format={percent}
      actual={kept(recording, most)}
      error={null}
      reveal={(actual) => (
        <>
          <strong>{percent(actual)}</strong>, at {titles[most]}; at the other games it is {percent(mean)} on
          average.{' '}
          {actual >= mean
            ? 'So much is kept where most is changed: z says what share is replaced, and the candidate by what. A candidate far from the old value moves a unit further than a gate that opens wide.'
            : 'Here the gate opens wider than elsewhere; but how far a unit moves also depends on how far the candidate lies from what it held.'}
        </>
      )}
    />
  );
}

/** How much of a prediction's gradient arrives at the game just before it? Measured by the worker. */
export const ReachQuestion = () => (
  <AskedOf model="gru4rec" atLeast={3}>
    {(reading) => <Reach {...reading} />}
  </AskedOf>
);

function Reach({ recording: { history }, titles }: Reading) {
  const { actual, ...asked } = useAsked(async () => {
    const reach = reachOf(await traceStep('gru4rec', { history, only: history.length - 2 }));
    const total = reach.reduce((sum, norm) => sum + norm, 0);
    return reach.map((norm) => norm / total);
  });
  const [first, last] = [titles[0], titles[history.length - 2]];
  return (
    <PredictNumber
      {...asked}
      question={`Train on one prediction: ${titles[history.length - 1]}, after ${counted(history.length - 1, 'game')}. The gradient runs back through every gate to the first of them. Of all that reaches the games, how much stays with the last one read, ${last}?`}
      label={`Share of ${last}`}
      min={0}
      max={1}
      step={0.01}
      format={percent}
      actual={actual ? (actual.at(-1) as number) : null}
      reveal={(share) => (
        <>
          <strong>{percent(share)}</strong> of the norms; {first}, {counted(history.length - 2, 'game')}{' '}
          earlier, gets {percent(actual?.[0] ?? 0)}. Each event on the way multiplies by what its gates let
          through: what was overwritten on the way forward hears little on the way back.
        </>
      )}
    />
  );
}

type Fall = 'first' | 'near' | 'far';

const falls: { id: Fall; label: string }[] = [
  { id: 'first', label: 'Stays in the first three' },
  { id: 'near', label: 'Falls to rank 4 – 10' },
  { id: 'far', label: 'Falls further' },
];

const fallTo = (rank: number): Fall => (rank <= 3 ? 'first' : rank <= 10 ? 'near' : 'far');

/** The first and the last game change places: where does the recommendation go? Measured by the worker. */
export const SwapQuestion = () => (
  <AskedOf model="gru4rec" atLeast={2}>
    {(reading) => <Swap {...reading} />}
  </AskedOf>
);

function Swap({ recording: { history }, titles, dataset }: Reading) {
  const { actual, ...asked } = useAsked(async () => {
    const swapped = [...history.slice(-1), ...history.slice(1, -1), ...history.slice(0, 1)];
    const [best] = await recommend('gru4rec', history, 1);
    const others = await recommend('gru4rec', swapped, dataset.games.length);
    return { best, rank: others.indexOf(best) + 1, now: others[0] };
  });
  const title = (item: number) => dataset.games[item].title;
  return (
    <PredictChoice
      {...asked}
      question={`Let ${titles[0]} and ${titles[history.length - 1]} change places, and leave all the games between them where they are. What becomes of the game that is recommended first?`}
      label="It"
      options={falls}
      actual={actual && fallTo(actual.rank)}
      reveal={() =>
        actual && (
          <>
            <strong>
              {title(actual.best)} is now at rank {actual.rank}
            </strong>
            {actual.rank > 1 && `, and ${title(actual.now)} is first`}. The bag of games is the same; but what
            is read last is what fewest gates have worked on since.
          </>
        )
      }
    />
  );
}
