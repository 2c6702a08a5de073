import type { EmbeddedFigure } from '../figures';

/** Whether an embed shows the tensor alone: "sasrec-attention", and not "sasrec". */
export const isBare = ({ name, model }: EmbeddedFigure): boolean => name !== model;
