/** What tfjs leaves to `Commands`, on a real device: nothing is lost or mixed up on the way, whoever dispatches. */
import '@tensorflow/tfjs-backend-cpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectClose } from '../../testing/close';
import { integers, normals } from '../../testing/numbers';
import { offerWebgpu, startWebgpu } from '../../testing/webgpu';
import { commandsOf } from './commands';

const missing = await offerWebgpu('Commands');

const drawn = (seed: number, ...shape: number[]) =>
  tf.tensor(normals(seed, tf.util.sizeFromShape(shape)), shape);

async function read(make: () => tf.Tensor): Promise<Float32Array> {
  const tensor = tf.tidy(make);
  const values = (await tensor.data()) as Float32Array;
  tensor.dispose();
  return values;
}

async function expectAsOnCpu(make: () => tf.Tensor): Promise<void> {
  await tf.setBackend('cpu');
  const expected = await read(make);
  await tf.setBackend('webgpu');
  expectClose(await read(make), expected, 1e-5);
}

describe.skipIf(missing)('commands for a device', () => {
  let backend: WebGPUBackend;

  beforeAll(async () => {
    await startWebgpu();
    backend = tf.backend() as WebGPUBackend;
    commandsOf(backend);
    // Else what is as small as here is computed where it is.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
  });

  it.each([1, 2, 3, 4, 5, 6])('tell the shaders of tfjs shapes of rank %i', async (rank) => {
    const shape = [3, 2, 4, 3, 2, 5].slice(0, rank);
    const axes = shape.map((_, axis) => rank - 1 - axis);
    await expectAsOnCpu(() => tf.transpose(drawn(1, ...shape), axes));
    await expectAsOnCpu(() =>
      tf.slice(
        drawn(2, ...shape),
        shape.map(() => 1),
        shape.map((length) => length - 1),
      ),
    );
    await expectAsOnCpu(() => tf.mul(drawn(3, ...shape), drawn(4, ...shape.slice(1))));
  });

  it('take numbers of every type, and none at all', async () => {
    await expectAsOnCpu(() => tf.gather(drawn(5, 9, 4), tf.tensor1d(integers(6, 7, 9), 'int32')));
    await expectAsOnCpu(() => tf.where(tf.tensor1d([1, 0, 1], 'bool'), drawn(7, 3), tf.zeros([3])));
    await expectAsOnCpu(() => tf.add(drawn(8, 4, 4), tf.scalar(2)));
    expect(await read(() => tf.relu(tf.zeros([0, 4])))).toHaveLength(0);
  });

  it('keep their order, whoever gives them, over many submissions', async () => {
    await expectAsOnCpu(() => {
      let x = drawn(9, 5, 6);
      for (let i = 1; i <= 700; i++) {
        x = tf.tidy(() => {
          const fresh = tf.tensor2d(normals(i, 30), [5, 6]);
          return i % 3 === 0 ? tf.mul(tf.add(x, fresh), 0.5) : tf.add(tf.relu(x), fresh);
        });
      }
      return x;
    });
  });

  // What is uploaded arrives before commands that wait: it must not take the place of what they still need.
  it('leave alone what waits to be copied, though it has been let go of', async () => {
    const values = normals(20, 320);
    const tensors = [0, 1, 2, 3, 4].map((i) => tf.tensor1d(values.subarray(64 * i, 64 * i + 64)));
    const all = commandsOf(backend).places.joined(tensors);
    tf.dispose(tensors);
    const negated = [30, 31, 32, 33].map((seed) => tf.tidy(() => tf.neg(tf.tensor1d(normals(seed, 64)))));
    const kept = tf.engine().makeTensorFromTensorInfo(all);
    expect(await kept.data()).toEqual(values);
    for (const [i, tensor] of negated.entries())
      expect(await tensor.data()).toEqual(normals(30 + i, 64).map((value) => -value));
    tf.dispose([kept, ...negated]);
  });

  it('are timed one by one where tfjs is asked to, also those of ours', async () => {
    const x = drawn(10, 8, 8);
    const shaders = () => tf.tidy(() => void tf.add(tf.relu(x), x));
    shaders();
    const timed = (await backend.time(shaders)) as { getExtraProfileInfo?: () => string };
    expect(timed.getExtraProfileInfo?.().split(', ')).toHaveLength(2);
    await expectAsOnCpu(() => tf.relu(drawn(11, 8, 8)));
    x.dispose();
  });

  // Adam writes in place while the page reads.
  it('let nobody read later what was overwritten while it was read', async () => {
    const [x, y] = [tf.fill([64], 1), tf.fill([64], 2)].map((filled) => tf.relu(filled));
    const reading = x.data();
    commandsOf(backend).places.copy(y, 0, x, 0, 64);
    expect((await reading)[0]).toBe(1);
    expect((await x.data())[0]).toBe(2);
    tf.dispose([x, y]);
  });
});
