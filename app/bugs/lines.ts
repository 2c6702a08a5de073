/** Where the fault stands in the source: files that the build shows, and what the passages begin with. */
import type { Fault } from './exercises';

export interface Quoted {
  path: string;
  anchors: readonly string[];
}

const inFaults = (fault: Fault, ...helpers: string[]): Quoted[] => [
  { path: 'src/models/faults.ts', anchors: [`'${fault}': (`, ...helpers] },
];

export const linesOf: Record<Fault, readonly Quoted[]> = {
  'loud-items': inFaults('loud-items'),
  'target-is-input': inFaults('target-is-input', 'const askedForItself'),
  'no-causal-mask': [
    { path: 'src/models/sasrec.ts', anchors: ["config.fault !== 'no-causal-mask'"] },
    { path: 'src/nn/attention.ts', anchors: ['export function attentionMask'] },
  ],
  'wrong-readout': inFaults('wrong-readout'),
  'seen-questions': [{ path: 'src/train/questions.ts', anchors: ['export const alreadyLearnt'] }],
  'merged-histories': inFaults('merged-histories'),
  'no-reset': inFaults('no-reset'),
  'no-positions': inFaults('no-positions', 'const silenced'),
};
