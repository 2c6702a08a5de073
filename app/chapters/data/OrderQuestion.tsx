import type { OrderTest } from '../../../src/data/precedence';
import { whole } from '../../../src/data/whole';
import { PredictNumber } from '../../figures/Predict';
import { useStore } from '../../store/store';
import { type Question, useCounted } from '../../training/counting';
import { percent } from '../words';

const question: Question<OrderTest> = (counter) => counter.orderTest();

/** How far one order of all games explains libraries that it was not learned from. */
export function OrderQuestion() {
  const { value, error } = useCounted(question);
  const simulated = useStore((state) => state.dataset?.manifest.simulated);
  return (
    <PredictNumber
      question="Put all games in one order, learned from half of the libraries. Then take two games of a library from the other half. How often does that order say rightly which of the two stands first?"
      label="Your guess"
      min={0.5}
      max={1}
      step={0.01}
      format={(share) => percent(share)}
      actual={value?.right ?? null}
      error={error}
      reveal={(actual, guess) => (
        <>
          <strong>{percent(actual)}</strong> of {whole(value?.pairs ?? 0)} pairs, counted just now; a coin has
          50 %.{' '}
          {Math.abs(actual - guess) < 0.03
            ? 'You were close.'
            : `Your guess was ${guess > actual ? 'too high' : 'too low'} by ${Math.round(Math.abs(actual - guess) * 100)} points.`}
          {simulated &&
            ' These players are simulated, and keep less of the order than real libraries: there it is 83 %.'}
        </>
      )}
    />
  );
}
