/**
 * One event of a GRU, all units, as strips: the game that is read, the state before, the gates, what is kept and what is
 * written, and the new state. Drawn by `vectorStrip`; one unit of it by `unitFlow`.
 */
import type { ColourScale } from './scale';
import type { Strip } from './vectorStrip';

export interface GateFlow {
  /** xₜ: the vector of the game that is read. */
  embedding: ArrayLike<number>;
  /** hₜ₋₁, zeros before the first event. */
  previous: ArrayLike<number>;
  reset: ArrayLike<number>;
  update: ArrayLike<number>;
  candidate: ArrayLike<number>;
  state: ArrayLike<number>;
}

/** In the order in which they are computed. */
export const gateNames = ['embedding', 'reset', 'update', 'candidate', 'state'] as const;
export type GateName = (typeof gateNames)[number];

const share: ColourScale = { kind: 'magnitude', limit: 1 };

/** For the game that is read, and for all states and candidates: those are to be compared. */
export interface FlowScales {
  embedding: ColourScale;
  state: ColourScale;
}

export const isPending = (gate: GateName, reached: GateName): boolean =>
  gateNames.indexOf(gate) > gateNames.indexOf(reached);

/** The strips from top to bottom, the last computed being `reached`; `lit` is the one that is looked at. */
export function flowStrips(
  { embedding, previous, reset, update, candidate, state }: GateFlow,
  scales: FlowScales,
  reached: GateName,
  lit: GateName | null,
): Strip[] {
  const kept = Array.from(update, (z, unit) => z * previous[unit]);
  const written = Array.from(update, (z, unit) => (1 - z) * candidate[unit]);
  /** Those without a `mark` follow from the others: they are there with the step that uses them. */
  const strips: (Omit<Strip, 'pending' | 'current'> & { mark?: GateName; with?: GateName })[] = [
    { mark: 'embedding', name: 'game read', symbol: 'xₜ', values: embedding, scale: scales.embedding },
    { with: 'embedding', name: 'state before', symbol: 'hₜ₋₁', values: previous, scale: scales.state },
    { mark: 'reset', name: 'reset gate', symbol: 'r', values: reset, scale: share },
    { mark: 'update', name: 'update gate', symbol: 'z', values: update, scale: share },
    { mark: 'candidate', name: 'candidate', symbol: 'n', values: candidate, scale: scales.state },
    { with: 'state', name: 'kept', symbol: 'z ⊙ hₜ₋₁', values: kept, scale: scales.state },
    { with: 'state', name: 'written', symbol: '(1−z) ⊙ n', values: written, scale: scales.state },
    { mark: 'state', name: 'new state', symbol: 'hₜ', values: state, scale: scales.state },
  ];
  return strips.map(({ mark, with: gate = mark ?? 'state', ...strip }) => ({
    ...strip,
    pending: isPending(gate, reached),
    current: mark !== undefined && mark === lit,
  }));
}

/** The mark that each strip belongs to, from top to bottom. */
export const stripMarks: readonly GateName[] = [
  'embedding',
  'state',
  'reset',
  'update',
  'candidate',
  'state',
  'state',
  'state',
];
