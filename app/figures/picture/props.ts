/** What the picture of every model is given: it is a function of a tape and a cursor. */
import type { Dataset } from '../../../src/data/dataset';
import type { Recording } from '../../../src/nn/recording';
import type { OpCell } from '../../store/properties';
import type { Read, Weights } from '../../store/run';

export interface PictureProps {
  recording: Recording;
  /** Whose weights made it. */
  weights: Weights;
  /** The tape before the last change of the history or of the weights; rankings say what has moved since. */
  previous: Read | null;
  dataset: Dataset;
  /** Id of the op under the cursor; null is the first. */
  op: string | null;
  cell: OpCell | null;
  /** Id of the op that the pointer is over, wherever it is. */
  hovered: string | null;
  onCursor: (op: string, cell: OpCell | null) => void;
  onHover?: (op: string | null) => void;
  /** The pointer is over a cell of an op, or has left. */
  onPoint?: (pointed: { op: string; cell: OpCell } | null) => void;
  /** Only the tensor: without the way through the model, what a cell was computed from, and the ranking. */
  bare?: boolean;
  /** The model's hue, as a CSS colour. */
  hue: string;
}
