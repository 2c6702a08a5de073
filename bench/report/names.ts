import type { ModelName } from '../../src/models/config';

export const modelTitles: Record<ModelName, string> = {
  gru4rec: 'GRU4Rec',
  sasrec: 'SASRec',
  bert4rec: 'BERT4Rec',
};
