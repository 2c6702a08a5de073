import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Draw } from '../dropout';
import type { Activation } from '../linear';
import { dropping } from './dropout';
import { geluHelpers } from './gelu';
import { map, mapGradient, type Prologue } from './linear';
import { backendOf, type Call, f32 } from './shader';

type Attrs = Draw & { activation: Activation | 'none' };

const activated = { none: 'value', relu: 'max(value, 0.0)', gelu: 'gelu(value)' };

/** x [rows, from], kernel [from, to], bias [to], residual [rows, to] or none → residual + dropout(activation(x W + b)). */
export function linearThen(call: Call<'x' | 'kernel' | 'bias' | 'residual'>): TensorInfo {
  const { x, kernel, bias, residual } = call.inputs as Record<string, TensorInfo>;
  const { activation, ...draw } = call.attrs as Attrs;
  const { dropped, helpers, uniforms } = dropping(draw);
  const next = dropped(activated[activation], 'i');
  return map(backendOf(call), x, kernel, bias, {
    written: residual ? `residual[i] + ${next}` : next,
    helpers: helpers + geluHelpers,
    inputs: residual ? { residual } : {},
    uniforms,
  });
}

/** What came out, y, tells what ReLU let through → dx [rows, from], dkernel [from, to], dbias [to]. */
export function linearThenGradient(call: Call<'x' | 'kernel' | 'bias' | 'y' | 'dy'>): TensorInfo[] {
  const backend = backendOf(call);
  const { x, kernel, bias, y, dy } = call.inputs;
  const { activation, ...draw } = call.attrs as Attrs;
  if (activation !== 'gelu') {
    const prologue = activation === 'relu' ? throughRelu(y, draw) : throughDropout(draw);
    return mapGradient(backend, { x, kernel, dy }, { prologue });
  }
  // What went into GELU is computed again: it would take as much memory as all else of a block.
  const { dropped, helpers, uniforms } = dropping(draw);
  const through = map(backend, x, kernel, bias, {
    written: `${dropped('dy[i]', 'i')} * geluSlope(value)`,
    helpers: helpers + geluHelpers,
    inputs: { dy },
    uniforms,
  });
  const gradients = mapGradient(backend, { x, kernel, dy: through });
  backend.disposeData(through.dataId);
  return gradients;
}

/** What was dropped came out as nothing, and so did what was below zero. */
const throughRelu = (y: TensorInfo, { rate }: Draw): Prologue => ({
  pull: 'select(0.0, dy[i] * uniforms.dropScale, y[i] > 0.0)',
  helpers: '',
  inputs: { y },
  uniforms: { dropScale: f32(1 / (1 - rate)) },
});

function throughDropout(draw: Draw): Prologue {
  const { dropped, helpers, uniforms } = dropping(draw);
  return { pull: dropped('dy[i]', 'i'), helpers, inputs: {}, uniforms };
}
