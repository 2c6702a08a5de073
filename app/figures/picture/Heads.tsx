import { type ReactNode, useMemo } from 'react';
import type { Op, Recording } from '../../../src/nn/recording';
import { isMasked } from '../../../src/viz/attentionMap';
import { thumbnail } from '../../../src/viz/thumbnail';
import type { Cell } from '../../../src/viz/types';
import { headScale } from './attention';
import { Drawing } from './Drawing';
import style from './Picture.module.css';
import { headMatrix, headsOf, indexOf, scopeNumber } from './tensors';

interface HeadsProps {
  recording: Recording;
  op: Op;
  head: number;
  causal: boolean;
  onHead: (op: Op, head: number) => void;
  hue: string;
  /** At the right end. */
  children?: ReactNode;
}

const square = ['affinity', 'masked', 'weights'];
const hideLater = (cell: Cell) => isMasked(true, cell);

/** The attention of every head of every block in small; those that the cursor has not come to yet are pale. */
export function Heads({ recording, op, head, causal, onHead, hue, children }: HeadsProps) {
  const mark = square.includes(op.mark) ? op.mark : 'weights';
  const heads = useMemo(
    () =>
      recording.ops
        .filter((other) => other.mark === mark)
        .flatMap((other) =>
          Array.from({ length: headsOf(other) }, (_, index) => ({
            op: other,
            head: index,
            block: scopeNumber(other.id) ?? 0,
            matrix: headMatrix(recording, other, index),
            scale: headScale(recording, other, index, causal),
          })),
        ),
    [recording, mark, causal],
  );
  const hidden = causal && mark !== 'affinity' ? hideLater : undefined;
  return (
    <div className={style.heads}>
      <div className={style.thumbnails}>
        {heads.map((each) => (
          <button
            key={`${each.op.id} ${each.head}`}
            type="button"
            aria-pressed={each.op === op && each.head === head}
            aria-label={`Block ${each.block + 1}, head ${each.head + 1}`}
            data-pending={indexOf(recording, each.op) > indexOf(recording, op) || undefined}
            onClick={() => onHead(each.op, each.head)}
          >
            <Drawing of={thumbnail} data={each.matrix} options={{ scale: each.scale, hue, hidden }} />
            block {each.block + 1} · {each.head + 1}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
