/** What the picture of GRU4Rec shows for a cursor: plain data for its drawings. */
import type { Dataset } from '../../../src/data/dataset';
import { findOp, type Op, type Recording, valuesOf } from '../../../src/nn/recording';
import { type GateFlow, type GateName, gateNames } from '../../../src/viz/gateFlow';
import type { HeatmapData } from '../../../src/viz/heatmap';
import type { RankingData } from '../../../src/viz/ranking';
import { type ColourScale, robustScale, roundScale } from '../../../src/viz/scale';
import type { OpCell } from '../../store/properties';
import { places, rankingOf } from '../picture/rankings';
import { headMatrix, scopeNumber, stacked, titlesOf } from '../picture/tensors';

export interface Moment {
  /** The event that is looked at. */
  event: number;
  /** The tensor whose history is drawn as a heatmap. */
  gate: GateName;
  /** Events up to this one have that tensor computed. */
  computed: number;
  /** The event after which the model could be asked now; −1 before the first state is there. */
  asked: number;
}

export const isOverCatalogue = ({ mark }: Op): boolean => mark === 'scores' || mark === 'probability';

const isGate = (mark: string): mark is GateName => (gateNames as readonly string[]).includes(mark);

/** Where in the reading of the history an op is. */
export function momentOf(recording: Recording, op: Op, cell: OpCell | null): Moment {
  const events = recording.history.length;
  const inEvent = scopeNumber(op.id);
  const row = Math.min(events - 1, cell?.row ?? (op.mark === 'embedding' ? 0 : events - 1));
  if (inEvent !== null && isGate(op.mark))
    return {
      event: inEvent,
      gate: op.mark,
      computed: inEvent + 1,
      asked: op.mark === 'state' ? inEvent : inEvent - 1,
    };
  if (op.mark === 'embedding') return { event: row, gate: 'embedding', computed: events, asked: -1 };
  return { event: row, gate: 'state', computed: events, asked: row };
}

/** Id of the op that holds a gate of an event, and where in it the event's row is. */
export const gateOp = (gate: GateName, event: number): { id: string; row: number } =>
  gate === 'embedding' ? { id: 'embedding', row: event } : { id: `event${event}/${gate}`, row: 0 };

/** One tensor over all events. */
export function gateHistory(recording: Recording, dataset: Dataset, gate: GateName): HeatmapData {
  const embedding = findOp(recording, 'embedding');
  const ops = recording.history.flatMap((_, event) => findOp(recording, gateOp(gate, event).id) ?? []);
  const matrix =
    gate === 'embedding' && embedding ? headMatrix(recording, embedding, 0) : stacked(recording, ops);
  return { matrix, rowLabels: titlesOf(recording, dataset), columnName: 'unit' };
}

export function gateScale(recording: Recording, gate: GateName): ColourScale {
  const embedding = findOp(recording, 'embedding');
  if (gate === 'embedding' && embedding) return robustScale('signed', valuesOf(recording, embedding));
  if (gate === 'reset' || gate === 'update') return { kind: 'magnitude', limit: 1 };
  // A state is a mean of candidates: none is larger than the largest of them.
  const candidates = recording.ops.filter(({ mark }) => mark === 'candidate');
  return roundScale(candidates.flatMap(({ min, max }) => [min, max]));
}

/** All vectors of one event. */
export function eventFlow(recording: Recording, event: number): GateFlow {
  const vector = (gate: GateName, at: number): Float32Array => {
    const { id, row } = gateOp(gate, at);
    const op = findOp(recording, id);
    if (!op) return new Float32Array();
    const width = op.shape[op.shape.length - 1];
    return valuesOf(recording, op).subarray(row * width, (row + 1) * width);
  };
  const state = vector('state', event);
  return {
    embedding: vector('embedding', event),
    previous: event > 0 ? vector('state', event - 1) : new Float32Array(state.length),
    reset: vector('reset', event),
    update: vector('update', event),
    candidate: vector('candidate', event),
    state,
  };
}

/** What would be recommended after an event, against what it was one game earlier; the truth did follow. */
export function rankingAfter(recording: Recording, dataset: Dataset, event: number, k: number): RankingData {
  const { history } = recording;
  const after = (row: number) => places(recording, row, history.slice(0, row + 1));
  return rankingOf(dataset, {
    places: after(event),
    before: after(event - 1),
    k,
    truth: event >= 0 ? (history[event + 1] ?? null) : null,
  });
}
