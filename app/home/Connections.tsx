import type { ModelName } from '../../src/models/config';
import style from './Home.module.css';

/** Six games in a row; the last (for BERT4Rec, the fourth) is the one that is asked about. */
const places = [24, 78, 132, 186, 240, 294];
const base = 104;

/** Who looks at whom, from → to: the previous state; all that is past; both sides of the blank. */
const links: Record<ModelName, [from: number, to: number][]> = {
  gru4rec: [0, 1, 2, 3, 4].map((i) => [i, i + 1]),
  sasrec: [0, 1, 2, 3, 4].map((i) => [i, 5]),
  bert4rec: [0, 1, 2, 4, 5].map((i) => [i, 3]),
};

/** A sketch of a model's connections; a drawing of the idea, without numbers in it. */
export function Connections({ model }: { model: ModelName }) {
  const asked = model === 'bert4rec' ? 3 : 5;
  return (
    <svg className={style.sketch} viewBox="0 0 318 128" aria-hidden="true">
      {links[model].map(([from, to]) => {
        const [a, b] = [places[from], places[to]];
        const rise = model === 'gru4rec' ? 30 : 18 + Math.abs(b - a) * 0.33;
        return (
          <path
            key={from}
            d={`M${a} ${base - 13}C${a} ${base - 13 - rise} ${b} ${base - 13 - rise} ${b} ${base - 15}`}
          />
        );
      })}
      {places.map((x, i) => (
        <rect
          key={x}
          x={x - 12}
          y={base - 12}
          width="24"
          height="24"
          rx="6"
          data-asked={i === asked || undefined}
        />
      ))}
      <text x={places[asked]} y={base + 5}>
        ?
      </text>
    </svg>
  );
}
