import { useMemo } from 'react';
import type { Op, Recording } from '../../../src/nn/recording';
import { isMasked } from '../../../src/viz/attentionMap';
import { clamp } from '../../../src/viz/grid';
import { type ColourScale, robustScale } from '../../../src/viz/scale';
import { number } from '../../../src/viz/text';
import { thumbnail } from '../../../src/viz/thumbnail';
import type { Cell } from '../../../src/viz/types';
import { matrixOf, readCell } from '../../code/operands';
import type { Region } from '../../code/origins';
import { headScale, hidesLater } from './attention';
import { Drawing } from './Drawing';
import { nameOf, symbolOf } from './rail';
import style from './TensorBand.module.css';
import { headMatrix, scopeNumber } from './tensors';

interface InputMapProps {
  recording: Recording;
  op: Op;
  head: number;
  /** The cells that went into the one that is looked at. */
  lit: Region | null;
  /** Which cells those are, in words. */
  where: string | null;
  hue: string;
  onOpen: () => void;
}

const square = ['affinity', 'masked', 'weights'];
const magnitudes = ['reset', 'update', 'probability'];

const hideLater = (cell: Cell) => isMasked(true, cell);

/** A tensor in small, a block of its cells ringed. Choosing it goes there. */
export function InputMap({ recording, op, head, lit, where, hue, onOpen }: InputMapProps) {
  const matrix = useMemo(() => headMatrix(recording, op, head), [recording, op, head]);
  const causal = recording.model !== 'bert4rec';
  const scale = useMemo(
    (): ColourScale =>
      square.includes(op.mark)
        ? headScale(recording, op, head, causal)
        : robustScale(magnitudes.includes(op.mark) ? 'magnitude' : 'signed', Array.from(matrix.values)),
    [recording, op, head, causal, matrix],
  );
  const { rows } = matrixOf(op);
  const event = op.id.startsWith('event') ? scopeNumber(op.id) : null;
  const single = lit && lit.rows[0] === lit.rows[1] && lit.columns[0] === lit.columns[1];
  const value = single
    ? ` = ${number(readCell(recording, op, { head, row: lit.rows[0], column: lit.columns[0] }))}`
    : '';
  const unlit = event === null ? nameOf(op.mark) : `${nameOf(op.mark)}, game ${event + 1}`;
  return (
    <button type="button" className={style.map} title={nameOf(op.mark)} onClick={onOpen}>
      <span className={style.symbol}>
        <i>{symbolOf(op.mark)}</i> <span className="visually-hidden">{nameOf(op.mark)}, </span>
      </span>
      <Drawing
        of={thumbnail}
        data={matrix}
        options={{
          scale,
          hue,
          lit,
          hidden: square.includes(op.mark) && hidesLater(op, causal) ? hideLater : undefined,
          height: rows === 1 ? 16 : clamp(rows * 6, 24, 56),
        }}
      />
      <small>
        {where ?? unlit}
        {value}
      </small>
    </button>
  );
}
