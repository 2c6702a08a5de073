/** Fused kernels for tfjs-backend-webgpu, under the names by which src/kernels looks for them. */
import { getKernel, type KernelFunc, registerKernel } from '@tensorflow/tfjs-core';
import { replaceKernel } from '../replace';
import { adam } from './adam';
import { attention, attentionGradient } from './attention';
import { crossEntropy, crossEntropyGradient, rowLogSums } from './crossEntropy';
import { dropout } from './dropout';
import { gelu, geluGradient } from './gelu';
import { gruScan, gruScanGradient } from './gruScan';
import { layerNorm, layerNormGradient } from './layerNorm';
import { linear, linearGradient } from './linear';
import { pointwiseAttention, pointwiseAttentionGradient } from './pointwiseAttention';
import { matMul } from './product';
import { reluGradient } from './relu';
import { columnSums, gatherRows, scatterRows } from './rows';
import { add } from './sum';

const backendName = 'webgpu';

const kernels: Record<string, unknown> = {
  AdamUpdate: adam,
  Attention: attention,
  AttentionGradient: attentionGradient,
  ColumnSums: columnSums,
  Dropout: dropout,
  GatherRows: gatherRows,
  Gelu: gelu,
  GeluGradient: geluGradient,
  GruScan: gruScan,
  GruScanGradient: gruScanGradient,
  LayerNorm: layerNorm,
  LayerNormGradient: layerNormGradient,
  Linear: linear,
  LinearGradient: linearGradient,
  PointwiseAttention: pointwiseAttention,
  PointwiseAttentionGradient: pointwiseAttentionGradient,
  ReluGradient: reluGradient,
  RowLogSums: rowLogSums,
  ScatterRows: scatterRows,
  SoftmaxCrossEntropy: crossEntropy,
  SoftmaxCrossEntropyGradient: crossEntropyGradient,
  SoftmaxGradient: crossEntropyGradient,
};

/** Call before the first computation on the WebGPU backend. A second call changes nothing. */
export function registerWebgpuKernels(): void {
  if (getKernel('GruScan', backendName)) return;
  for (const [kernelName, kernelFunc] of Object.entries(kernels))
    registerKernel({ kernelName, backendName, kernelFunc: kernelFunc as KernelFunc });
  replaceKernel(backendName, 'Add', add);
  replaceKernel(backendName, 'BatchMatMul', matMul);
}
