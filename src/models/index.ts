/** The models by name. */
import { bert4rec } from './bert4rec';
import type { ModelName } from './config';
import { gru4rec } from './gru4rec';
import type { SequenceModel } from './model';
import { sasrec } from './sasrec';

export const models: Record<ModelName, SequenceModel> = { gru4rec, sasrec, bert4rec };
