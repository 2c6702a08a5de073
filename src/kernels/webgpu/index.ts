/** Fused kernels for tfjs-backend-webgpu, under the names by which src/kernels looks for them. */
import { getKernel, type KernelFunc, registerKernel } from '@tensorflow/tfjs-core';
import { replaceKernel } from '../replace';
import { adam } from './adam';
import { attention, attentionGradient } from './attention';
import { crossEntropy, crossEntropyGradient, rowLogSums } from './crossEntropy';
import { dropout } from './dropout';
import { embedSum, embedSumGradient } from './embedding';
import { gruScan, gruScanGradient } from './gruScan';
import { layerNorm, layerNormGradient } from './layerNorm';
import { linear, linearGradient } from './linear';
import { linearThen, linearThenGradient } from './linearThen';
import { pointwiseAttention, pointwiseAttentionGradient } from './pointwiseAttention';
import { matMul } from './product';
import { columnSums, gatherRows, scatterRows } from './rows';
import { scores, scoresGradient } from './scores';
import { slice } from './slice';
import { add } from './sum';

const backendName = 'webgpu';

const kernels: Record<string, unknown> = {
  AdamUpdate: adam,
  Attention: attention,
  AttentionGradient: attentionGradient,
  ColumnSums: columnSums,
  Dropout: dropout,
  EmbedSum: embedSum,
  EmbedSumGradient: embedSumGradient,
  GatherRows: gatherRows,
  GruScan: gruScan,
  GruScanGradient: gruScanGradient,
  LayerNorm: layerNorm,
  LayerNormGradient: layerNormGradient,
  Linear: linear,
  LinearGradient: linearGradient,
  LinearThen: linearThen,
  LinearThenGradient: linearThenGradient,
  PointwiseAttention: pointwiseAttention,
  PointwiseAttentionGradient: pointwiseAttentionGradient,
  RowLogSums: rowLogSums,
  ScatterRows: scatterRows,
  Scores: scores,
  ScoresGradient: scoresGradient,
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
  replaceKernel(backendName, 'Slice', slice);
}
