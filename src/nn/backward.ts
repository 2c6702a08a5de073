/**
 * The backward half of a tape: the gradient of the loss with respect to everything that was marked on the way to it.
 *
 * tfjs differentiates with respect to inputs only. So each marked tensor is given one: a tensor of zeros, added where
 * it is marked. The gradient with respect to those zeros is the gradient of the marked tensor.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Op } from './recording';
import { record, type Tape, tensorsRead } from './tape';

/** What one pass made, and how its loss depends on each of it. */
export interface Backward {
  ops: Op[];
  values: Float32Array;
  /** ∂loss / ∂(marked tensor): the same ids and shapes; what the loss does not depend on is left out. */
  gradients: { ops: Op[]; values: Float32Array };
  /** ∂loss / ∂(parameter), in the order given; the caller disposes them. */
  ofParameters: tf.Tensor[];
}

/** Adds a zero to whatever is marked, in the order of the marks. */
class Probe implements Tape {
  private next = 0;

  constructor(private readonly zeros: readonly tf.Tensor[]) {}

  mark<T extends tf.Tensor>(_name: string, tensor: T): T {
    return tf.add(tensor, this.zeros[this.next++]) as T;
  }

  scope<T>(_name: string, run: () => T): T {
    return run();
  }
}

/** Runs `pass`, which returns the loss, forwards and backwards. Every parameter has to have a part in the loss. */
export async function recordBackward(
  pass: (tape: Tape) => tf.Scalar,
  parameters: readonly tf.Variable[],
): Promise<Backward> {
  const forward = await record(pass);
  const zeros = forward.ops.map(({ shape }) => tf.zeros(shape));
  const inputs = [...zeros, ...(parameters as readonly tf.Tensor[])];
  const { value, grads } = tf.tidy(() =>
    tf.engine().gradients(() => pass(new Probe(zeros)), inputs, undefined, true),
  );
  tf.dispose([value, zeros]);
  const reached = forward.ops.flatMap((op, i) => (grads[i] ? [{ op, gradient: grads[i] }] : []));
  const read = await tensorsRead(reached.map(({ gradient }) => gradient));
  tf.dispose(reached.map(({ gradient }) => gradient));
  return {
    ...forward,
    gradients: {
      ops: reached.map(({ op }, i) => ({
        ...op,
        from: consumersOf(op, reached),
        kernels: [],
        ...read.parts[i],
      })),
      values: read.values,
    },
    ofParameters: grads.slice(zeros.length),
  };
}

/** The chain rule: a gradient is the sum of what comes back from everything that the tensor went into. */
const consumersOf = ({ id }: Op, reached: readonly { op: Op }[]): string[] =>
  reached.filter(({ op }) => op.from.includes(id)).map(({ op }) => op.id);
