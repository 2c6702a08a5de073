/**
 * Compiling shaders before they are needed, side by side: by itself tfjs compiles each when it is first run, one after
 * another, and all else waits.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, env, getBackend } from '@tensorflow/tfjs-core';

const COMPILE_ONLY = 'WEBGPU_ENGINE_COMPILE_ONLY';

/** By the key that tfjs makes of a shader. */
type Pipelines<T> = Record<string, T>;

/**
 * Compiles every shader that `rehearse` would run and that is not compiled yet. None of them runs, so that what is
 * computed in it means nothing: it must read no tensor back, and change none that is needed.
 *
 * @param onCompiled hears how many are done, of how many
 */
export async function compileAhead(
  rehearse: () => void,
  onCompiled: (done: number, total: number) => void,
): Promise<void> {
  if (getBackend() !== 'webgpu') return;
  const compiled: Pipelines<GPUComputePipeline> = (backend() as WebGPUBackend)['pipelineCache'];
  const promised = Object.entries(rehearsed(compiled, rehearse));
  let done = 0;
  await Promise.all(
    promised.map(async ([key, promise]) => {
      const pipeline = await promise;
      compiled[key] ??= pipeline;
      onCompiled(++done, promised.length);
    }),
  );
}

/**
 * The shaders that were begun. They are kept apart from the backend's own until they are done: it cannot run one that is
 * only promised, and compiles it anew if it is asked to meanwhile.
 */
function rehearsed(
  compiled: Pipelines<GPUComputePipeline>,
  rehearse: () => void,
): Pipelines<Promise<GPUComputePipeline>> {
  const webgpu = backend() as WebGPUBackend;
  const promised = Object.create(compiled) as Pipelines<Promise<GPUComputePipeline>>;
  webgpu['pipelineCache'] = promised;
  env().set(COMPILE_ONLY, true);
  try {
    rehearse();
  } finally {
    env().set(COMPILE_ONLY, false);
    webgpu['pipelineCache'] = compiled;
  }
  return promised;
}
