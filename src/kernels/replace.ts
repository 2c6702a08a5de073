/** Puts a kernel of ours in the place of a backend's own. */
import {
  getKernel,
  type KernelConfig,
  type KernelFunc,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

/** @param better is given the backend's own, for what it does not do itself */
export function replaceKernel(
  backendName: string,
  kernelName: string,
  better: (fallback: KernelFunc) => unknown,
): void {
  const config = getKernel(kernelName, backendName) as KernelConfig;
  unregisterKernel(kernelName, backendName);
  registerKernel({ ...config, kernelFunc: better(config.kernelFunc) as KernelFunc });
}
