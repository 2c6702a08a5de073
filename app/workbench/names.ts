/** What models, baselines and losses are called on the page, and the hue of each model. */
import type { FaultName, LossName, ModelName } from '../../src/models/config';
import type { BaselineName, RecommenderName } from '../../src/train/protocol';

export const modelNames: Record<ModelName, string> = {
  gru4rec: 'GRU4Rec',
  sasrec: 'SASRec',
  bert4rec: 'BERT4Rec',
};

export const modelHues: Record<ModelName, string> = {
  gru4rec: 'var(--gru)',
  sasrec: 'var(--sas)',
  bert4rec: 'var(--bert)',
};

export const baselineTitles: Record<BaselineName, string> = {
  popularity: 'Popularity',
  itemknn: 'Item-kNN',
  markov: 'Markov',
};

export const recommenderNames: Record<RecommenderName, string> = {
  ...baselineTitles,
  ...modelNames,
};

export const lossTitles: Record<LossName, string> = {
  ce: 'Cross-entropy, all games',
  'sampled-softmax': 'Sampled softmax',
  bce: 'Binary cross-entropy',
  gbce: 'gBCE',
  'bpr-max': 'BPR-max',
  'top1-max': 'TOP1-max',
};

export const faultTitles: Record<FaultName, string> = {
  none: 'Nothing',
  'no-causal-mask': 'The causal mask',
  'no-scale': 'The division by √d',
  'no-positions': 'The positions',
  'no-reset': 'The reset between players',
  'merged-histories': 'The mask between histories',
  'target-is-input': 'The shift of the targets',
  'wrong-readout': 'The right read-out',
  'loud-items': 'The scale of the item vectors',
  'seen-questions': 'Questions not seen in training',
};
