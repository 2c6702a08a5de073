import type { Dataset } from '../../src/data/dataset';
import { number } from '../../src/viz/text';
import { Head } from '../figures/picture/Head';
import { Button } from '../ui/Button';
import { Bar } from './Bar';
import { lossOf, predictionsOf } from './gradients';
import style from './Step.module.css';
import type { Only, TakenStep } from './useStep';

interface PredictionsProps {
  taken: TakenStep;
  dataset: Dataset;
  onOnly: (only: Only) => void;
}

/** The batch: where something is predicted, what came, and how surprised the model was. */
export function Predictions({ taken, dataset, onOnly }: PredictionsProps) {
  const { whole, tape, only } = taken;
  const { forward, at, targets } = whole;
  const known = predictionsOf(whole);
  const surprises = known.map(({ probability }) => -Math.log(probability));
  const most = Math.max(...surprises, 1e-9);
  const title = (item: number) => dataset.games[item].title;
  return (
    <section className={style.part}>
      <Head facts={`loss ${number(lossOf(tape))}`}>
        Forward · {only === null ? `${at.length} predictions, averaged` : 'one prediction'}
      </Head>
      <ol className={style.predictions}>
        {at.map((position, row) => (
          <li key={position}>
            <button
              type="button"
              aria-pressed={position === only}
              onClick={() => onOnly(position === only ? null : position)}
            >
              <span className={style.name}>
                <small>
                  {forward.masked.includes(position)
                    ? 'under [MASK]'
                    : `after ${title(forward.history[position])}`}
                </small>
                {title(targets[row])}
              </span>
              {known[row] && (
                <Bar
                  value={surprises[row]}
                  of={most}
                  text={`p ${known[row].probability.toPrecision(2)} · −ln p ${surprises[row].toFixed(2)}`}
                />
              )}
            </button>
          </li>
        ))}
      </ol>
      <Button variant="plain" disabled={only === null} onClick={() => onOnly(null)}>
        Let all of them count
      </Button>
    </section>
  );
}
