/** All questions. Read by the build and by tests; the page gets them as HTML, theme by theme. */
import { bert4rec } from './bert4rec';
import { evaluation } from './evaluation';
import { fundamentals } from './fundamentals';
import { generative } from './generative';
import { gru4rec } from './gru4rec';
import { production } from './production';
import { sasrec } from './sasrec';
import type { Entry, Theme } from './types';

export const bank: Record<Theme, readonly Entry[]> = {
  fundamentals,
  gru4rec,
  sasrec,
  bert4rec,
  evaluation,
  generative,
  production,
};
