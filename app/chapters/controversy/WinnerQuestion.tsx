import { useEffect, useState } from 'react';
import { PredictChoice } from '../../figures/Predict';
import { type Budgets, bestWithin, fetchBudgets, longestOf, mean } from './budget';
import { type Contestant, contestants } from './race';

/** After so few epochs a reader would stop, if the page had to wait. */
const SHORT = 3;

const titleOf = (id: Contestant) => contestants.find((contestant) => contestant.id === id)?.title;

/** Who was ahead after three epochs? Before the figure that shows it. */
export function WinnerQuestion() {
  const [record, setRecord] = useState<Budgets | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    fetchBudgets().then(setRecord, (reason: Error) => setError(reason.message));
  }, []);
  const best = (epochs: number, id: Contestant) => (record ? mean(bestWithin(record.curves[id], epochs)) : 0);
  const winner = (epochs: number): Contestant =>
    contestants.reduce(
      (first, { id }) => (best(epochs, id) > best(epochs, first) ? id : first),
      'bce' as Contestant,
    );
  const longest = record ? longestOf(record) : 1;
  return (
    <PredictChoice
      question="Three seeds of each were trained on the real libraries. Had they all been stopped after three epochs, which would have been called the best, by its mean NDCG@10?"
      label="Ahead after three epochs"
      options={contestants.map(({ id, title }) => ({ id, label: title }))}
      actual={record ? winner(SHORT) : null}
      error={error}
      reveal={(actual, guess) => (
        <>
          {actual === guess ? 'Yes' : 'No'}: <strong>{titleOf(actual)}</strong>, with{' '}
          {contestants.map(({ id }) => best(SHORT, id).toFixed(3)).join(', ')} in the order of the buttons.
          Given all their epochs, {titleOf(winner(longest))} is ahead, with{' '}
          {contestants.map(({ id }) => best(longest, id).toFixed(3)).join(', ')}.
        </>
      )}
    />
  );
}
