/** torch.nn.GRUCell from its documentation, in plain double precision. */
import { dot, sigmoid } from './matrix';

export interface GruWeights {
  /** [3d, inputs], rows W_ir, W_iz, W_in; and its bias. */
  weightIh: number[][];
  biasIh: ArrayLike<number>;
  /** [3d, d], rows W_hr, W_hz, W_hn; and its bias. */
  weightHh: number[][];
  biasHh: ArrayLike<number>;
}

export interface GruGates {
  reset: number[];
  update: number[];
  candidate: number[];
  state: number[];
}

/** @param fromInput W_i x + b_i, [3d] */
export function gruGates(
  fromInput: ArrayLike<number>,
  h: readonly number[],
  w: Omit<GruWeights, 'weightIh' | 'biasIh'>,
) {
  const d = h.length;
  const fromState = w.weightHh.map((row, i) => dot(row, h) + w.biasHh[i]);
  const gates: GruGates = { reset: [], update: [], candidate: [], state: [] };
  for (let j = 0; j < d; j++) {
    const r = sigmoid(fromInput[j] + fromState[j]);
    const z = sigmoid(fromInput[d + j] + fromState[d + j]);
    const n = Math.tanh(fromInput[2 * d + j] + r * fromState[2 * d + j]);
    gates.reset.push(r);
    gates.update.push(z);
    gates.candidate.push(n);
    gates.state.push((1 - z) * n + z * h[j]);
  }
  return gates;
}

export const gruCell = (x: readonly number[], h: readonly number[], w: GruWeights): GruGates =>
  gruGates(
    w.weightIh.map((row, i) => dot(row, x) + w.biasIh[i]),
    h,
    w,
  );
