/** What tfjs-backend-wasm 4.22 lacks, or does too slowly, for training. */

import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend, getKernel, type KernelFunc, registerKernel } from '@tensorflow/tfjs-core';
import { replaceKernel } from '../replace';
import { adam } from './adam';
import { attention, attentionGradient } from './attention';
import { crossEntropy, crossEntropyGradient, rowLogSums, softmaxGradient } from './crossEntropy';
import { dropout } from './dropout';
import { gatherRows } from './gather';
import { gelu, geluGradient } from './gelu';
import { gruScan, gruScanGradient } from './gruScan';
import { identity } from './identity';
import { layerNorm, layerNormGradient } from './layerNorm';
import { columnSums, linear, linearGradient } from './linear';
import { matMul } from './matMul';
import { unsortedSegmentSum } from './segmentSum';
import { linkSimd } from './simd';
import { split, unpack } from './slice';

const backendName = 'wasm';

function add(kernelName: string, kernelFunc: unknown): void {
  registerKernel({ kernelName, backendName, kernelFunc: kernelFunc as KernelFunc });
}

/** Only what gradients cannot do without. Call once the WASM backend is the current one and ready. */
export async function registerMissingWasmKernels(): Promise<void> {
  if (getKernel('UnsortedSegmentSum', backendName)) return;
  await linkSimd(backend() as BackendWasm);
  add('UnsortedSegmentSum', unsortedSegmentSum);
}

/** All of them. Call once the WASM backend is the current one and ready. A second call changes nothing. */
export async function registerWasmKernels(): Promise<void> {
  if (getKernel('GruScan', backendName)) return;
  await registerMissingWasmKernels();
  add('SoftmaxCrossEntropy', crossEntropy);
  add('SoftmaxCrossEntropyGradient', crossEntropyGradient);
  add('RowLogSums', rowLogSums);
  add('SoftmaxGradient', softmaxGradient);
  add('AdamUpdate', adam);
  add('Attention', attention);
  add('AttentionGradient', attentionGradient);
  add('ColumnSums', columnSums);
  add('Dropout', dropout);
  add('Linear', linear);
  add('LinearGradient', linearGradient);
  add('LayerNorm', layerNorm);
  add('LayerNormGradient', layerNormGradient);
  add('Gelu', gelu);
  add('GeluGradient', geluGradient);
  add('GruScan', gruScan);
  add('GruScanGradient', gruScanGradient);
  replaceKernel(backendName, 'BatchMatMul', matMul);
  replaceKernel(backendName, 'GatherV2', gatherRows);
  replaceKernel(backendName, 'Identity', () => identity);
  replaceKernel(backendName, 'SplitV', split);
  replaceKernel(backendName, 'Unpack', unpack);
}
