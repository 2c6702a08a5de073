import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { backendOf, run } from '../kernels/webgpu/shader';
import { deviceErrors, offerWebgpu, startWebgpu } from './webgpu';

const missing = await offerWebgpu('What a device complains of');

/** Whatever the shader writes for two numbers. */
async function written(name: string, value: string): Promise<number[]> {
  const x = tf.tensor1d([3, 5]);
  const backend = backendOf({ backend: tf.backend() });
  const info = run(backend, {
    name,
    inputs: { x },
    output: [2],
    workgroups: 1,
    threads: 2,
    code: () => `fn main(i: i32) { if (i < uniforms.xShape) { result[i] = ${value}; } }`,
  });
  const result = tf.engine().makeTensorFromTensorInfo(info);
  const values = Array.from(await result.data());
  tf.dispose([x, result]);
  return values;
}

describe.skipIf(missing)('a device', () => {
  beforeAll(startWebgpu);

  it('complains of a shader that is not valid, once', async () => {
    expect(await written('valid', '2 * x[i]')).toEqual([6, 10]);
    expect(await deviceErrors()).toEqual([]);
    await written('broken', '2 * y[i]');
    expect((await deviceErrors()).join()).toContain("unresolved value 'y'");
    expect(await deviceErrors()).toEqual([]);
  });
});
