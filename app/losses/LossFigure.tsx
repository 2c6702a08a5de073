import { type CSSProperties, type ReactNode, useMemo, useState } from 'react';
import type { Dataset } from '../../src/data/dataset';
import { whole } from '../../src/data/whole';
import type { ModelName } from '../../src/models/config';
import { Figure } from '../figures/Figure';
import { useStore } from '../store/store';
import { Button } from '../ui/Button';
import { DataTable } from '../ui/DataTable';
import { Slider } from '../ui/Field';
import { lossTitles } from '../workbench/names';
import style from './Losses.module.css';
import { type Pushes, pushesOf } from './pushes';
import { useLosses } from './useLosses';

interface LossFigureProps {
  model: ModelName;
  number: string;
  caption: ReactNode;
}

/** Segments of a bar that are drawn one by one; the rest of the games are one pale segment. */
const DRAWN = 24;

interface Row {
  title: string;
  loss: number;
  pushes: Pushes;
}

/** The six losses side by side, on one prediction of the model as it is. */
export function LossFigure({ model, number, caption }: LossFigureProps) {
  const dataset = useStore((state) => state.dataset);
  const [negatives, setNegatives] = useState(16);
  const [seed, setSeed] = useState(0);
  const [logQ, setLogQ] = useState(true);
  const { compared, asked, running, short, ask } = useLosses(model, { negatives, seed, logQ });
  const target = compared?.history.at(-1) ?? 0;
  const rows = useMemo(
    () =>
      compared?.demands.map(
        (demand): Row => ({
          title: lossTitles[demand.name],
          loss: demand.loss,
          pushes: pushesOf(demand, target),
        }),
      ),
    [compared, target],
  );
  return (
    <Figure
      id="losses"
      title="What each loss asks of the scores"
      number={number}
      badge={compared ? 'live' : undefined}
      caption={caption}
      table={rows && dataset && <Demands rows={rows} dataset={dataset} target={target} />}
    >
      {!compared || !rows || !dataset ? (
        <div className={style.start}>
          <p role="status">
            The last game of the history is taken as the one to predict.
            {short && ' It needs another before it, to be predicted from: add a game to the history above.'}
          </p>
          <Button variant="primary" disabled={asked || short} onClick={ask}>
            {asked && !short ? 'Asking …' : 'Ask the six losses'}
          </Button>
        </div>
      ) : (
        <>
          <div className={style.controls}>
            <Slider
              label="Negatives k"
              values={[1, 4, 16, 64, 256]}
              value={negatives}
              onChange={setNegatives}
              disabled={running}
              effect="for the losses that draw them"
            />
            <Slider
              label="Draw"
              min={0}
              max={9}
              step={1}
              value={seed}
              onChange={setSeed}
              disabled={running}
              effect="which games are drawn"
            />
            <label className={style.toggle}>
              <input type="checkbox" checked={logQ} disabled={running} onChange={() => setLogQ(!logQ)} />
              Correct sampled softmax by log <i>q</i>
            </label>
          </div>
          {running && (
            <p className={style.meanwhile} role="status">
              As of step {whole(compared.step)}. The losses are asked again when training pauses.
            </p>
          )}
          <Bars rows={rows} dataset={dataset} target={target} />
        </>
      )}
    </Figure>
  );
}

function Bars({ rows, dataset, target }: { rows: Row[]; dataset: Dataset; target: number }) {
  return (
    <div className={style.bars}>
      <p className={style.axis}>
        <span>← {dataset.games[target].title} is pulled up</span>
        <span>others are pushed down, the hardest first →</span>
      </p>
      <ul>
        {rows.map(({ title, loss, pushes: { up, down, total, half } }) => {
          const share = (size: number) => ({ '--share': size / Math.max(up, total, 1e-9) }) as CSSProperties;
          return (
            <li key={title}>
              <h3>{title}</h3>
              <span className={`${style.facts} num`}>
                loss {loss.toFixed(3)} ·{' '}
                {half === 0 ? 'nobody pushed' : `${half} of ${down.length} pushed hold half`}
              </span>
              <span className={style.up} aria-hidden="true">
                <i style={share(up)} />
              </span>
              <span className={style.down} aria-hidden="true">
                {down.slice(0, DRAWN).map(({ item, size }) => (
                  <i
                    key={item}
                    style={share(size)}
                    title={`${dataset.games[item].title}: ${size.toFixed(4)}`}
                  />
                ))}
                <u style={share(total - down.slice(0, DRAWN).reduce((sum, { size }) => sum + size, 0))} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Demands({ rows, dataset, target }: { rows: Row[]; dataset: Dataset; target: number }) {
  return (
    <DataTable
      caption={`What each loss asks of the scores, where ${dataset.games[target].title} came`}
      columns={['Loss', 'Value', 'Pull on the game that came', 'Push on all others', 'Pushed most']}
      rows={rows.map(({ title, loss, pushes: { up, down, total } }) => [
        title,
        loss.toFixed(4),
        up.toFixed(4),
        total.toFixed(4),
        down
          .slice(0, 3)
          .map(({ item, size }) => `${dataset.games[item].title} (${size.toFixed(4)})`)
          .join(', ') || '–',
      ])}
    />
  );
}
