/** A tape that has been recorded: plain data, readable without tfjs. Pictures are functions of this. */

export interface Op {
  /** Scope path and mark name: `block0/attention/weights`, `event3/update`. Unique within a recording. */
  id: string;
  /** The last segment of the id: the name given where the tensor is marked in the source. */
  mark: string;
  shape: number[];
  min: number;
  max: number;
  mean: number;
  std: number;
  /** Ids of the marked tensors that this one was computed from, nearest first. */
  from: string[];
  /** The kernels between those and this one, in execution order: ['BatchMatMul', 'Add', 'Sigmoid']. */
  kernels: string[];
  /** Where its values lie in `values`, row-major. */
  offset: number;
  length: number;
}

export interface Recording {
  model: string;
  /** Item ids of the history that was read. */
  history: number[];
  /** Positions shown to the model as [MASK] (BERT4Rec); `history.length` stands for the appended one. */
  masked: number[];
  /** In the order in which they were computed. */
  ops: Op[];
  values: Float32Array;
}

export const valuesOf = (recording: Recording, op: Op): Float32Array =>
  recording.values.subarray(op.offset, op.offset + op.length);

export const findOp = (recording: Recording, id: string): Op | undefined =>
  recording.ops.find((op) => op.id === id);
