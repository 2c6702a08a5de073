import { useMemo, useState } from 'react';
import type { Dataset } from '../../src/data/dataset';
import type { ParameterStep, StepTape } from '../../src/train/protocol';
import { number } from '../../src/viz/text';
import { Head } from '../figures/picture/Head';
import { Bar } from './Bar';
import { adamCell, changeOf, normOf, placeOf, steepest } from './gradients';
import style from './Step.module.css';

/** Every parameter with its gradient and its change; and for its steepest number, Adam's arithmetic. */
export function AdamView({ tape, dataset }: { tape: StepTape; dataset: Dataset }) {
  const rows = useMemo(
    () =>
      tape.parameters.map((parameter) => ({
        parameter,
        gradient: normOf(parameter.gradient),
        change: changeOf(parameter),
      })),
    [tape],
  );
  const [path, setPath] = useState('items');
  const chosen = tape.parameters.find((parameter) => parameter.path === path) ?? tape.parameters[0];
  const most = Math.max(...rows.map(({ gradient }) => gradient));
  return (
    <section className={style.part}>
      <Head facts={`update ${tape.t} · learning rate ${tape.learningRate}`}>
        Adam · what becomes of the weights
      </Head>
      <div className={style.flow}>
        <ol className={style.layers}>
          {rows.map(({ parameter, gradient, change }) => (
            <li key={parameter.path}>
              <button
                type="button"
                aria-pressed={parameter.path === chosen.path}
                title={`The gradient has norm ${gradient.toPrecision(3)}; the weights move by ${change.toPrecision(3)}`}
                onClick={() => setPath(parameter.path)}
              >
                <span className={style.name}>{parameter.path}</span>
                <Bar value={gradient} of={most} text={gradient.toPrecision(2)} />
              </button>
            </li>
          ))}
        </ol>
        <Arithmetic parameter={chosen} tape={tape} dataset={dataset} />
      </div>
    </section>
  );
}

interface ArithmeticProps {
  parameter: ParameterStep;
  tape: StepTape;
  dataset: Dataset;
}

function Arithmetic({ parameter, tape: { t, learningRate }, dataset }: ArithmeticProps) {
  const { g, before, after, index } = adamCell(parameter, steepest(parameter));
  const width = parameter.shape[parameter.shape.length - 1];
  const game = parameter.path === 'items' ? dataset.games[Math.floor(index / width)]?.title : undefined;
  return (
    <div className={style.gradient}>
      <Head facts={`[${parameter.shape.join(', ')}]`}>
        {parameter.path}, where the gradient is steepest: {placeOf(parameter, index)}
        {game && ` (${game})`}
      </Head>
      <dl className={style.sums}>
        <dt>g</dt>
        <dd>{number(g)}</dd>
        <dt>m</dt>
        <dd>
          .9 · {number(before.m)} + .1 · {number(g)} = <b>{number(after.m)}</b>
        </dd>
        <dt>v</dt>
        <dd>
          .999 · {number(before.v)} + .001 · ({number(g)})² = <b>{number(after.v)}</b>
        </dd>
        <dt>w</dt>
        <dd>
          {before.w.toFixed(5)} − {learningRate} · m / (1 − .9<sup>{t}</sup>) / (√(v / (1 − .999<sup>{t}</sup>
          )) + ε) = <b>{after.w.toFixed(5)}</b>
        </dd>
      </dl>
      <p className={style.hint}>
        m is the gradient as it has been lately, v its square. Divided by √v, a number with small but steady
        gradients moves as far as one with large ones: here by {number((after.w - before.w) / learningRate)}{' '}
        learning rates.
        {t === 1 &&
          ' A first update moves every number by one learning rate, because Adam has nothing to remember yet: a model that ships comes without its memory.'}
      </p>
    </div>
  );
}
