/**
 * What a parameter is called in the PyTorch twin, and how it lies there: torch keeps the kernel of a linear map as
 * [out, in], and calls the gain and the shift of a LayerNorm weight and bias.
 */
import type { SavedTensor } from '../snapshot';

const tables = ['items', 'positions'];
const kinds: Record<string, string> = { kernel: 'weight', gain: 'weight', shift: 'bias' };

/** `blocks.0.attention.query.kernel` → `blocks.0.attention.query.weight`, `items` → `items.weight`. */
export function torchName(path: string): string {
  if (tables.includes(path)) return `${path}.weight`;
  const [kind, ...owner] = path.split('.').reverse();
  return [...owner.reverse(), kinds[kind] ?? kind].join('.').replace('headNorm', 'head_norm');
}

const isTransposed = (path: string): boolean => path.endsWith('.kernel');

/** A parameter as the twin keeps it. */
export const toTorch = (path: string, tensor: SavedTensor): SavedTensor =>
  isTransposed(path) ? transposed(tensor) : tensor;

/** The shape that a parameter has in the twin. */
export const torchShape = (path: string, shape: readonly number[]): number[] =>
  isTransposed(path) ? [...shape].reverse() : [...shape];

/** The way back: transposing twice changes nothing. */
export const fromTorch = toTorch;

function transposed({ shape: [rows, columns], values }: SavedTensor): SavedTensor {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = values[row * columns + column];
    }
  }
  return { shape: [columns, rows], values: turned };
}
