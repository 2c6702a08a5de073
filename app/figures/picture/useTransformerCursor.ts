import type { Op } from '../../../src/nn/recording';
import type { OpCell } from '../../store/properties';
import type { PictureProps } from './props';
import { headsOf, opUnder, rowPositions } from './tensors';
import { useFollowed } from './useFollowed';

export interface TransformerCursor {
  op: Op;
  /** The head that is looked at, followed from op to op; the only one where an op has one. */
  head: number;
  /** The position that is looked at, followed from op to op. */
  position: number;
  /** Its row in this op's matrix. */
  row: number;
  column: number | null;
  go: (op: Op, cell: OpCell | null) => void;
}

/** The cursor over a transformer: head and position stay while the op changes. */
export function useTransformerCursor(props: PictureProps, initial: number): TransformerCursor {
  const { recording, cell, onCursor } = props;
  const op = opUnder(recording, props.op);
  const positions = rowPositions(recording, op);
  const followed = useFollowed(cell ? (positions[cell.row] ?? null) : null);
  const head = useFollowed(cell && op.shape.length > 2 ? cell.head : null) ?? 0;
  const position = followed !== null && followed < recording.history.length + 1 ? followed : initial;
  const row = positions.includes(position) ? positions.indexOf(position) : positions.length - 1;
  return {
    op,
    head: Math.min(head, headsOf(op) - 1),
    position: Math.min(position, rowPositions(recording, recording.ops[0]).length - 1),
    row,
    column: cell?.column ?? null,
    go: (to, at) => onCursor(to.id, at),
  };
}
