import * as v from 'valibot';
import { type ColourScale, colourOf, inkOver, levelOf } from '../../../src/viz/scale';
import { digits } from '../../code/digits';
import { Figure } from '../../figures/Figure';
import { useSetting } from '../../store/useSetting';
import { DataTable } from '../../ui/DataTable';
import body from '../Body.module.css';
import { features, type Gated, gated, type Vector } from './gate';
import style from './Histories.module.css';

/** '2_-2_1_-0.5': a number from −2 to 2 for each feature. */
const vector = v.pipe(v.string(), v.regex(/^(-?[0-2](\.5)?_){3}-?[0-2](\.5)?$/));
const read = (text: string): number[] =>
  text.split('_').map((part) => Math.max(-2, Math.min(2, Number(part))));

/** Paler than the values need, so that these can be read on it. */
const scale: ColourScale = { kind: 'signed', limit: 6 };

interface Row {
  key: keyof Gated;
  symbol: string;
  says: string;
}

const layer: Row[] = [
  { key: 'gate', symbol: 'U = SiLU(LN(x) W)', says: 'what the position asks for' },
  { key: 'context', symbol: 'LN(A V)', says: 'what was fetched, normalised' },
  { key: 'through', symbol: 'U ⊙ LN(A V)', says: 'what is let through' },
  { key: 'output', symbol: 'y = x + U ⊙ LN(A V)', says: 'what the layer passes on' },
];
const others: Row[] = [
  { key: 'swiglu', symbol: 'SwiGLU: U ⊙ LN(x)', says: 'another gate: both factors from the position' },
  {
    key: 'gru',
    symbol: 'GRU: (1 − z) ⊙ A V + z ⊙ tanh(x)',
    says: 'another: some of the old, the rest of the new',
  },
];

/** The gate of an HSTU layer on four features that can be set. */
export function GateFigure() {
  const [own, setOwn] = useSetting('own', vector, '2_-2_1_-1');
  const [context, setContext] = useSetting('fetched', vector, '1_2_0_0');
  const [x, fetched] = [read(own), read(context)];
  const worked = gated(x, fetched);
  const open = worked.gate.indexOf(Math.max(...worked.gate));
  const strongest = worked.context.reduce(
    (most, value, i, all) => (Math.abs(value) > Math.abs(all[most]) ? i : most),
    0,
  );
  const rows = (list: Row[]) =>
    list.map(({ key, symbol, says }) => (
      <Values key={key} symbol={symbol} says={says} values={worked[key]} />
    ));
  return (
    <Figure
      id="gate"
      title="What the position lets through"
      number="9.2"
      badge="illustration"
      caption="Four features in place of hundreds, and the simplest weights there are: 2 on the diagonal of the gate’s, 1 on that of the others. Move the first two rows, and all the others are worked out. Fetch much of a feature that the position has little of: little of it arrives. Then change only what was fetched. SwiGLU, which multiplies the position by itself, does not notice; the GRU keeps of the old whatever it does not take of the new."
      table={<DataTable {...tableOf(x, fetched, worked)} />}
    >
      <div className={body.body}>
        <div className={style.gate}>
          <span className={style.name} />
          {features.map((feature) => (
            <b key={feature}>{feature}</b>
          ))}
          <Sliders symbol="x" says="the position itself" values={x} onChange={(to) => setOwn(to.join('_'))} />
          <Sliders
            symbol="A V"
            says="what attention has fetched"
            values={fetched}
            onChange={(to) => setContext(to.join('_'))}
          />
          {rows(layer)}
          {rows(others)}
        </div>
        <p className={body.sentence}>
          What was fetched says most about {features[strongest]}: {digits(worked.context[strongest])} after
          normalising. U is {digits(worked.gate[strongest])} there, and{' '}
          <strong>{digits(worked.through[strongest])}</strong> comes through. The gate is widest for{' '}
          {features[open]}, and{' '}
          {worked.gate.some((value) => value < 0)
            ? 'below zero for what the position is not: SiLU is no share between 0 and 1, and can turn a sign round.'
            : 'nowhere below zero.'}
        </p>
      </div>
    </Figure>
  );
}

interface ValuesProps {
  symbol: string;
  says: string;
  values: Vector;
}

const Name = ({ symbol, says }: Omit<ValuesProps, 'values'>) => (
  <span className={style.name}>
    <i>{symbol}</i>
    {says}
  </span>
);

const Values = ({ symbol, says, values }: ValuesProps) => (
  <>
    <Name symbol={symbol} says={says} />
    {values.map((value, i) => {
      const level = levelOf(value, scale) ?? 0;
      return (
        <span
          key={features[i]}
          className="num"
          style={{ background: colourOf(level, 'signed'), color: inkOver(level, 'signed') }}
        >
          {digits(value)}
        </span>
      );
    })}
  </>
);

const Sliders = ({
  symbol,
  says,
  values,
  onChange,
}: ValuesProps & { onChange: (values: number[]) => void }) => (
  <>
    <Name symbol={symbol} says={says} />
    {values.map((value, i) => (
      <label key={features[i]}>
        <span className="num">{String(value).replace('-', '−')}</span>
        <input
          type="range"
          min={-2}
          max={2}
          step={0.5}
          value={value}
          aria-label={`${features[i]}: ${says}`}
          onChange={(event) =>
            onChange(values.map((old, at) => (at === i ? event.currentTarget.valueAsNumber : old)))
          }
        />
      </label>
    ))}
  </>
);

const tableOf = (x: Vector, fetched: Vector, worked: Gated) => ({
  caption: 'One position of a layer, feature by feature',
  columns: ['Vector', ...features],
  rows: [
    ['x', ...x.map(digits)],
    ['A V', ...fetched.map(digits)],
    ...[...layer, ...others].map(({ key, symbol }) => [symbol, ...worked[key].map(digits)]),
  ],
});
