import { type KernelFunc, slice_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { commandsOf } from './commands';
import { backendOf, type Call } from './shader';

/** Rows that follow each other are a stretch of what is there, instead of a tensor that the backend's own kernel writes. */
export const slice =
  (fallback: KernelFunc) =>
  (call: Call<'x'>): TensorInfo => {
    const backend = backendOf(call);
    const { x } = call.inputs;
    const asked = call.attrs as { begin: number[]; size: number[] };
    const [begin, size] = slice_util.parseSliceParams(x as never, asked.begin, asked.size);
    slice_util.assertParamsValid(x as never, begin, size);
    const row = x.shape.slice(1);
    const wholeRows = begin.slice(1).every((start) => start === 0) && size.slice(1).join() === row.join();
    const numbers = x.dtype === 'float32' || x.dtype === 'int32';
    if (!wholeRows || !numbers || util.sizeFromShape(size) === 0 || backend.shouldExecuteOnCPU([x]))
      return fallback(call as never) as TensorInfo;
    return commandsOf(backend).places.part(x, begin[0] * util.sizeFromShape(row), size);
  };
