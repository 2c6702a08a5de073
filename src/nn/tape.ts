/**
 * The tape: how a number in a picture is known to be the number that the code computed.
 *
 * A model marks a tensor where it makes it. Training passes the silent tape, which does nothing; a trace passes a
 * recorder, which keeps what is marked. It is the same model function that runs in both.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Op, Recording } from './recording';

export interface Tape {
  /** Names a tensor and returns it. The name is unique within the model's sources. */
  mark<T extends tf.Tensor>(name: string, tensor: T): T;
  /** Prefixes the ids of what is marked inside: `block0/attended`. */
  scope<T>(name: string, run: () => T): T;
}

export const silent: Tape = {
  mark: (_name, tensor) => tensor,
  scope: (_name, run) => run(),
};

interface Marked {
  id: string;
  tensor: tf.Tensor;
}

/** Knows within which scopes a mark is made. */
export abstract class ScopedTape implements Tape {
  protected path = '';

  abstract mark<T extends tf.Tensor>(name: string, tensor: T): T;

  scope<T>(name: string, run: () => T): T {
    const outer = this.path;
    this.path = `${outer}${name}/`;
    try {
      return run();
    } finally {
      this.path = outer;
    }
  }
}

class Recorder extends ScopedTape {
  readonly marked: Marked[] = [];

  mark<T extends tf.Tensor>(name: string, tensor: T): T {
    const id = this.path + name;
    if (this.marked.some((other) => other.id === id)) throw new Error(`"${id}" is marked twice in one pass`);
    this.marked.push({ id, tensor: tf.keep(tensor) });
    return tensor;
  }
}

/** Runs `pass` once with a recorder and reads back all that it marked, in one transfer. */
export async function record(pass: (tape: Tape) => unknown): Promise<Pick<Recording, 'ops' | 'values'>> {
  const recorder = new Recorder();
  try {
    const origins = watch(recorder, pass);
    return await readBack(recorder.marked, origins);
  } finally {
    tf.dispose(recorder.marked.map(({ tensor }) => tensor));
  }
}

/** Runs `pass`, and says of each marked tensor what it was computed from. */
function watch(recorder: Recorder, pass: (tape: Tape) => unknown): Origin[] {
  const engine = tf.engine();
  let origins: Origin[] = [];
  tf.tidy(() => {
    // tfjs's own gradient tape lists each kernel with its inputs and outputs: provenance comes from there.
    engine['startTape']();
    try {
      pass(recorder);
      origins = originsOf(recorder.marked, engine.state.activeTape);
    } finally {
      for (const node of engine.state.activeTape) for (const tensor of node.saved ?? []) tensor.dispose();
      engine['endTape']();
      if (engine.state.gradientDepth === 0) engine.state.activeTape = null as never;
    }
  });
  return origins;
}

async function readBack(marked: Marked[], origins: Origin[]): Promise<Pick<Recording, 'ops' | 'values'>> {
  const { values, parts } = await tensorsRead(marked.map(({ tensor }) => tensor));
  const ops = marked.map(
    ({ id, tensor }, index): Op => ({
      id,
      mark: id.slice(id.lastIndexOf('/') + 1),
      shape: tensor.shape,
      ...origins[index],
      ...parts[index],
    }),
  );
  return { ops, values };
}

type Part = Pick<Op, 'min' | 'max' | 'mean' | 'std' | 'offset' | 'length'>;

/** The values of some tensors end to end, in one transfer, and where each of them lies. */
export async function tensorsRead(
  tensors: readonly tf.Tensor[],
): Promise<{ values: Float32Array; parts: Part[] }> {
  const all = tf.tidy(() => tf.concat1d(tensors.map((tensor) => tf.reshape(tensor, [-1]))));
  const values = new Float32Array(await all.data());
  all.dispose();
  let end = 0;
  const parts = tensors.map(({ size }): Part => {
    const offset = end;
    end += size;
    return { offset, length: size, ...statistics(values.subarray(offset, end)) };
  });
  return { values, parts };
}

type Origin = Pick<Op, 'from' | 'kernels'>;
type Nodes = ReturnType<typeof tf.engine>['state']['activeTape'];

/** Walks back from each marked tensor to the marked tensors that it was computed from. */
function originsOf(marked: Marked[], nodes: Nodes): Origin[] {
  const maker = new Map<number, number>();
  nodes.forEach((node, index) => {
    for (const output of node.outputs) if (!maker.has(output.id)) maker.set(output.id, index);
  });
  const idOf = new Map<number, string>();
  return marked.map(({ id, tensor }) => {
    const alias = idOf.get(tensor.id);
    if (alias) return { from: [alias], kernels: [] };
    const from = new Set<string>();
    const used = new Set<number>();
    const queue = [tensor.id];
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
      const index = maker.get(key);
      if (index === undefined || used.has(index)) continue;
      used.add(index);
      for (const input of Object.values(nodes[index].inputs)) {
        const known = idOf.get(input.id);
        if (known) from.add(known);
        else queue.push(input.id);
      }
    }
    idOf.set(tensor.id, id);
    const kernels = [...used].sort((a, b) => a - b).map((index) => nodes[index].kernelName);
    return { from: [...from], kernels: kernels.filter((name) => name !== 'Reshape' && name !== 'Identity') };
  });
}

function statistics(values: Float32Array): Pick<Op, 'min' | 'max' | 'mean' | 'std'> {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { min, max, mean, std: Math.sqrt(squares / values.length) };
}
