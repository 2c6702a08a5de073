import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { AttentionAttrs } from '../attention';
import { addressOf, backendOf, type Call } from './heap';
import { alias } from './identity';
import { mapGradient, mapped } from './linear';
import { simdOf } from './simd';

type Weights = 'queryKernel' | 'queryBias' | 'keyKernel' | 'keyBias' | 'valueKernel' | 'valueBias';

/**
 * → what each slot has heard [slots, d]; and for the gradient queries, keys, values and their kernels, and who heard
 * whom how much [rows, heads, width, width].
 */
export function attention(call: Call<'queries' | 'context' | 'segments' | Weights>): TensorInfo[] {
  const backend = backendOf(call);
  const { queries, context, segments, ...w } = call.inputs;
  const { heads, width, causal } = call.attrs as unknown as AttentionAttrs;
  const q = mapped(backend, queries, w.queryKernel, w.queryBias);
  const k = mapped(backend, context, w.keyKernel, w.keyBias);
  const v = mapped(backend, context, w.valueKernel, w.valueBias);
  const [slots, d] = q.shape;
  const rows = slots / width;
  const weights = backend.makeOutput([rows, heads, width, width], 'float32');
  const heard = backend.makeOutput([slots, d], 'float32');
  const at = [q, k, v, segments, weights, heard].map((tensor) => addressOf(backend, tensor));
  simdOf().attend(rows, width, d, heads, Number(causal), ...at);
  const kernels = [w.queryKernel, w.keyKernel, w.valueKernel].map((kernel) => alias(backend, kernel));
  return [heard, q, k, v, ...kernels, weights];
}

/** → the gradients of the queries, of the context where that is another tensor, and of the six weights. */
export function attentionGradient(
  call: Call<'dy' | 'queries' | 'context' | 'segments' | 'heard' | `note${0 | 1 | 2 | 3 | 4 | 5 | 6}`>,
): TensorInfo[] {
  const backend = backendOf(call);
  const { dy, queries, context, segments, heard, note6: weights } = call.inputs;
  const { note0: q, note1: k, note2: v, note3: ofQuery, note4: ofKey, note5: ofValue } = call.inputs;
  const { heads, width, causal } = call.attrs as unknown as AttentionAttrs;
  const [slots, d] = q.shape;
  const [dq, dk, dv] = [q, k, v].map(({ shape }) => backend.makeOutput(shape, 'float32'));
  const at = [q, k, v, segments, weights, heard, dy, dq, dk, dv].map((tensor) => addressOf(backend, tensor));
  simdOf().attend_gradient(slots / width, width, d, heads, Number(causal), ...at);
  const [dqueries, ...ofQueries] = mapGradient(backend, queries, ofQuery, dq);
  const [dcontext, ...ofKeys] = mapGradient(backend, context, ofKey, dk);
  const [dvalues, ...ofValues] = mapGradient(backend, context, ofValue, dv);
  const add = (x: TensorInfo, y: TensorInfo) =>
    simdOf().add_rows(1, x.shape[0] * x.shape[1], addressOf(backend, x), addressOf(backend, y));
  add(dvalues, dcontext);
  // Where both are one tensor, it has one gradient.
  const shared = queries.dataId === context.dataId;
  if (shared) add(dqueries, dcontext);
  for (const { dataId } of [dq, dk, dv, dvalues, ...(shared ? [dqueries] : [])]) backend.disposeData(dataId);
  return [...(shared ? [] : [dqueries]), dcontext, ...ofQueries, ...ofKeys, ...ofValues];
}
