/** Multi-head attention without its tensors in between, where the backend has kernels for it. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, numbered, run } from './fused';

export interface AttentionAttrs {
  heads: number;
  /** Slots of a row; what is heard is heard within it. */
  width: number;
  causal: boolean;
}

export interface Projections {
  queryKernel: tf.Tensor;
  queryBias: tf.Tensor;
  keyKernel: tf.Tensor;
  keyBias: tf.Tensor;
  valueKernel: tf.Tensor;
  valueBias: tf.Tensor;
}

/** The longest row whose sums fit the memory of a workgroup. */
export const LONGEST_ROW = 256;

export const hasAttention = (width: number): boolean => width <= LONGEST_ROW && hasKernel('Attention');

/**
 * softmax(Q Kᵀ / √(d/h)) V, h heads side by side, over the slots of the same history; as `attend` in nn/attention.ts.
 *
 * @param queries what asks, [slots, d]
 * @param context what is looked at, [slots, d]
 * @param segments which history each slot belongs to, [slots]
 * @returns [slots, d]
 */
export function attention(
  queries: tf.Tensor2D,
  context: tf.Tensor2D,
  segments: tf.Tensor1D,
  w: Projections,
  attrs: AttentionAttrs,
): tf.Tensor2D {
  const inputs = queries === context ? [queries] : [queries, context];
  const fused = tf.customGrad((...args) => {
    const save = args[args.length - 1] as unknown as tf.GradSaveFunc;
    const [heard, ...notes] = run('Attention', { queries, context, segments, ...w }, attrs);
    save([queries, context, segments, heard, ...notes]);
    return {
      value: heard,
      gradFunc: (dy: tf.Tensor, [queries, context, segments, heard, ...notes]: tf.Tensor[]) =>
        run('AttentionGradient', { dy, queries, context, segments, heard, ...numbered(notes) }, attrs),
    };
  });
  return fused(...inputs, ...Object.values(w)) as tf.Tensor2D;
}
