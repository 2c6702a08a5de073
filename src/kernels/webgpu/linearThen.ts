import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Draw } from '../dropout';
import type { Activation } from '../linear';
import { dropping } from './dropout';
import { elementwise } from './elementwise';
import { geluing } from './gelu';
import { type Before, map, mapGradient } from './linear';
import { backendOf, type Call, f32, parts } from './shader';

type Attrs = Draw & { activation: Activation | 'none' };

const bent = { none: 'value', relu: 'max(value, 0.0)', gelu: 'gelu(value)' };

/**
 * x [rows, from], kernel [from, to], bias [to] → residual + dropout(activation(x W + b)), where there is a residual
 * [rows, to]; and what the gradient needs of the activation: of ReLU what came out, of GELU what went in.
 */
export function linearThen(call: Call<'x' | 'kernel' | 'bias' | 'residual'>): TensorInfo[] {
  const backend = backendOf(call);
  const { x, kernel, bias, residual } = call.inputs as Record<string, TensorInfo>;
  const { activation, ...draw } = call.attrs as Attrs;
  const { dropped, helpers, uniforms } = dropping(draw);
  const next = dropped(bent[activation], 'i');
  const last = residual ? `residual[i] + ${next}` : next;
  const keeps = activation === 'gelu';
  const keep = keeps ? 'result[i + uniforms.outShape.y * uniforms.outShape.z] = value;' : '';
  const mapped = map(backend, x, kernel, bias, {
    inputs: residual ? { residual } : {},
    uniforms,
    helpers: helpers + (keeps ? geluing : ''),
    store: `result[i] = ${last}; ${keep}`,
    planes: keeps ? 2 : 1,
  });
  const shape = mapped.shape.slice(1);
  if (keeps) return parts(backend, mapped, [shape, shape]);
  const y = { ...mapped, shape };
  if (activation === 'none') return [y];
  backend.incRef(y.dataId);
  return [y, y];
}

/** → dx [rows, from], dkernel [from, to], dbias [to]. */
export function linearThenGradient(call: Call<'x' | 'kernel' | 'dy' | 'note0'>): TensorInfo[] {
  const backend = backendOf(call);
  const { x, kernel, dy, note0: note } = call.inputs as Record<string, TensorInfo>;
  const { activation, ...draw } = call.attrs as Attrs;
  if (activation !== 'gelu') {
    const before = activation === 'relu' ? ofRelu(note, draw) : ofDropout(draw);
    return mapGradient(backend, { x, kernel, dy }, { before });
  }
  const { dropped, helpers, uniforms } = dropping(draw);
  // A slope that costs so much is not computed each time that it is read.
  const value = `${dropped('x[index]', 'index')} * geluSlope(note[index])`;
  const slope = elementwise(call, value, { x: dy, note }, value, { helpers: helpers + geluing, uniforms });
  const gradients = mapGradient(backend, { x, kernel, dy: slope });
  backend.disposeData(slope.dataId);
  return gradients;
}

/** What was dropped came out as nothing, and so did what was below zero. */
const ofRelu = (note: TensorInfo, { rate }: Draw): Before => ({
  inputs: { note },
  uniforms: { dropScale: f32(1 / (1 - rate)) },
  helpers: '',
  pull: 'select(0.0, dy[i] * uniforms.dropScale, note[i] > 0.0)',
});

function ofDropout(draw: Draw): Before {
  const { dropped, ...needs } = dropping(draw);
  return { inputs: {}, ...needs, pull: dropped('dy[i]', 'i') };
}
