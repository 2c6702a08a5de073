import { useMemo } from 'react';
import { findOp, type Op, type Recording, valuesOf } from '../../../src/nn/recording';
import { number } from '../../../src/viz/text';
import { spreadOf } from '../../../src/viz/valueBins';
import { valueHistogram } from '../../../src/viz/valueHistogram';
import { contains, readCell } from '../../code/operands';
import { type Origin, originsOf, weightsBehind } from '../../code/origins';
import { describeRegion, placeOf } from '../../code/place';
import type { OpCell } from '../../store/properties';
import { useStore } from '../../store/store';
import { Drawing } from './Drawing';
import { Head } from './Head';
import { InputMap } from './InputMap';
import { nameOf } from './rail';
import style from './TensorBand.module.css';

interface TensorBandProps {
  recording: Recording;
  /** The op under the cursor, and the selected cell of it. */
  op: Op;
  cell: OpCell | null;
  hue: string;
  onCursor: (op: string, cell: OpCell | null) => void;
}

/** So many inputs are drawn; a row of a stack of fifty states has no more than one. */
const shownInputs = 4;

/** Of the tensor under the cursor: how its values are spread, and which cells of its inputs a cell came from. */
export function TensorBand({ recording, op: chosen, cell: chosenCell, hue, onCursor }: TensorBandProps) {
  const pointed = useStore((state) => state.pointed);
  const over = pointed && findOp(recording, pointed.op);
  const op = over || chosen;
  const asked = over ? pointed.cell : chosenCell;
  const cell = asked && contains(op, asked) ? asked : null;
  const values = useMemo(() => valuesOf(recording, op), [recording, op]);
  const spread = useMemo(() => spreadOf(values), [values]);
  const inputs = useMemo(() => inputsOf(recording, op, cell), [recording, op, cell]);
  const weights = cell && weightsBehind(recording, op, cell);
  const name = nameOf(op.mark);
  return (
    <div className={style.band}>
      <div className={style.values}>
        <Head facts={`[${op.shape.join(', ')}]`}>{name}</Head>
        <Drawing
          of={valueHistogram}
          data={{ values, marked: cell ? readCell(recording, op, cell) : Number.NaN }}
          options={{ label: name, height: 80 }}
        />
        <dl className={style.spread}>
          {(['min', 'mean', 'std', 'max'] as const).map((key) => (
            <div key={key}>
              <dt>{key === 'std' ? 'sd' : key}</dt>
              <dd className="num">{number(spread[key])}</dd>
            </div>
          ))}
        </dl>
      </div>
      <section className={style.inputs} aria-label="Computed from">
        <Head>
          {cell ? `${placeOf(recording, op, cell)} was computed from` : 'Computed from · point at a cell'}
        </Head>
        <div className={style.maps}>
          {inputs.slice(0, shownInputs).map(({ op: input, head, region }) => (
            <InputMap
              key={`${input.id} ${head}`}
              {...{ recording, head, hue }}
              op={input}
              lit={region}
              where={region ? describeRegion(recording, region) : null}
              onOpen={() => onCursor(input.id, region && cornerOf(region))}
            />
          ))}
        </div>
        <p className={style.rest}>
          {inputs.length > shownInputs && `… and ${inputs.length - shownInputs} more. `}
          {inputs.length === 0 && !weights && 'Choose a cell to see where it was looked up.'}
          {weights && `${inputs.length > 0 ? 'With' : 'Looked up in'} ${weights}: not on the tape.`}
        </p>
      </section>
    </div>
  );
}

interface Input {
  op: Op;
  head: number;
  region: Origin | null;
}

/** The inputs with what of them went into the cell; without a cell, the inputs as they are. */
function inputsOf(recording: Recording, op: Op, cell: OpCell | null): Input[] {
  if (cell)
    return originsOf(recording, op, cell).map((region) => ({ op: region.op, head: region.head, region }));
  return op.from.flatMap((id) => {
    const input = findOp(recording, id);
    return input ? [{ op: input, head: 0, region: null }] : [];
  });
}

const cornerOf = ({ head, rows, columns }: Origin): OpCell => ({ head, row: rows[0], column: columns[0] });
