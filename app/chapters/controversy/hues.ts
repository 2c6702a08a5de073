import { modelHues } from '../../workbench/names';
import type { Contestant } from './race';

/** BERT4Rec and SASRec wear the colours of their chapters; SASRec with its published loss is grey beside them. */
export const hues: Record<Contestant, string> = {
  bce: 'var(--ink-3)',
  ce: modelHues.sasrec,
  cloze: modelHues.bert4rec,
};
