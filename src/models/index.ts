/** The models by name. */
import { bert4rec } from './bert4rec';
import type { ModelName } from './config';
import { gru4rec } from './gru4rec';
import type { SequenceModel } from './model';
import { sasrec } from './sasrec';

export const models: Record<ModelName, SequenceModel> = {
  gru4rec: gru4rec as unknown as SequenceModel,
  sasrec: sasrec as unknown as SequenceModel,
  bert4rec: bert4rec as unknown as SequenceModel,
};
