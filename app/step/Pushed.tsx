import type { Dataset } from '../../src/data/dataset';
import type { StepTape } from '../../src/train/protocol';
import { Head } from '../figures/picture/Head';
import { Bar, signed } from './Bar';
import type { Layer } from './gradients';
import style from './Step.module.css';

const shown = 8;

/** The gradient of the scores is what was expected minus what came: one game is pulled up, all others are pushed down. */
export function Pushed({ layer, tape, dataset }: { layer: Layer; tape: StepTape; dataset: Dataset }) {
  const [{ rows, columns, values }] = layer.heads;
  const total = Float32Array.from({ length: columns }, (_, column) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += values[row * columns + column];
    return sum;
  });
  const strongest = Array.from(total.keys())
    .sort((a, b) => Math.abs(total[b]) - Math.abs(total[a]))
    .slice(0, shown)
    .sort((a, b) => total[a] - total[b]);
  const most = Math.max(...strongest.map((column) => Math.abs(total[column])));
  return (
    <>
      <Head facts="Σ (what came − p)">
        Minus the gradient of the scores: whom the step pulls up and pushes down
      </Head>
      <ul className={style.pushed}>
        {strongest.map((column) => (
          <li key={column}>
            <span className={style.name}>
              {dataset.games[column + 1].title}
              {tape.targets.includes(column + 1) && ' ✓'}
            </span>
            <Bar value={-total[column]} of={most} signed text={signed(-total[column], 3)} />
          </li>
        ))}
      </ul>
    </>
  );
}
