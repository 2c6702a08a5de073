/** The way through a transformer, from embeddings to scores: what the rail above its picture shows. */
import type { Op, Recording } from '../../../src/nn/recording';
import { scopeNumber } from './tensors';

/** Before the blocks, a block, or after them. */
export type StageId = 'embed' | 'read-out' | `block${number}`;

export interface Stage {
  id: StageId;
  name: string;
  ops: Op[];
}

/** In symbols, and in words. */
export const markNames: Record<string, { label: string; name: string }> = {
  embedding: { label: 'x', name: 'Embedding' },
  reset: { label: 'r', name: 'Reset gate' },
  update: { label: 'z', name: 'Update gate' },
  candidate: { label: 'n', name: 'Candidate' },
  state: { label: 'h', name: 'Hidden state' },
  token: { label: 'E', name: 'Embeddings of the games' },
  position: { label: 'P', name: 'Embeddings of the positions' },
  input: { label: 'E + P', name: 'Input of the first block' },
  normed: { label: 'LN', name: 'Normalised before attention' },
  query: { label: 'q', name: 'Queries' },
  key: { label: 'k', name: 'Keys' },
  value: { label: 'v', name: 'Values' },
  affinity: { label: 'q · k', name: 'Affinity of queries and keys' },
  masked: { label: 'mask', name: 'Affinity after the mask' },
  weights: { label: 'softmax', name: 'Attention weights' },
  mixed: { label: 'mix', name: 'Values mixed by the weights' },
  attended: { label: '+', name: 'Added to what was there' },
  renormed: { label: 'LN', name: 'Normalised before the feed-forward' },
  inner: { label: 'FFN', name: 'Inside the feed-forward' },
  output: { label: 'out', name: 'Output of the block' },
  hidden: { label: 'h', name: 'Final vectors' },
  head: { label: 'head', name: 'Prediction head' },
  scores: { label: 'scores', name: 'Scores of all games' },
  probability: { label: 'p', name: 'Probabilities of all games' },
};

export const nameOf = (mark: string): string => markNames[mark]?.name ?? mark;
export const symbolOf = (mark: string): string => markNames[mark]?.label ?? mark;

export function stagesOf({ ops }: Recording): Stage[] {
  const stages: Stage[] = [];
  for (const op of ops) {
    const block = scopeNumber(op.id);
    const id: StageId = block !== null ? `block${block}` : stages.length < 2 ? 'embed' : 'read-out';
    if (stages.at(-1)?.id !== id) {
      const name = block !== null ? `Block ${block + 1}` : id === 'embed' ? 'Embed' : 'Rank';
      stages.push({ id, name, ops: [] });
    }
    stages.at(-1)?.ops.push(op);
  }
  return stages;
}

export const stageOf = (stages: Stage[], op: Op): Stage =>
  stages.find(({ ops }) => ops.includes(op)) ?? stages[0];

/** The same step in another stage, where it has one; else its first. */
export const sameStep = (stage: Stage, op: Op): Op =>
  stage.ops.find(({ mark }) => mark === op.mark) ?? stage.ops[0];
