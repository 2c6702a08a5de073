import { type KernelFunc, slice_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { commandsOf } from './commands';
import { backendOf, type Call } from './shader';

/** Whole rows that follow each other are a stretch of what is there, instead of what the backend's own kernel writes. */
export const slice =
  (fallback: KernelFunc) =>
  (call: Call<'x'>): TensorInfo => {
    const backend = backendOf(call);
    const { x } = call.inputs;
    const asked = call.attrs as { begin: number[]; size: number[] };
    const [[first, ...begin], size] = slice_util.parseSliceParams(x as never, asked.begin, asked.size);
    const row = x.shape.slice(1);
    const wholeRows = begin.every((start) => start === 0) && size.slice(1).join() === row.join();
    if (!wholeRows || util.sizeFromShape(size) === 0 || backend.shouldExecuteOnCPU([x]))
      return fallback(call as never) as TensorInfo;
    return commandsOf(backend).places.part(x, first * util.sizeFromShape(row), size);
  };
