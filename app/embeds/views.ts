/** Which code draws which figure; each is a chunk of its own. */
import type { ComponentType } from 'react';
import type { EmbeddedFigure } from './figures';

/** What is shown of the models whose whole picture can be seen: that, the tensor alone, or the ranking. */
export interface ViewProps {
  figure: EmbeddedFigure;
}

type Load = () => Promise<{ default: ComponentType<ViewProps> }>;

const gru4rec: Load = () => import('./views/Gru4rec');
const sasrec: Load = () => import('./views/Sasrec');
const bert4rec: Load = () => import('./views/Bert4rec');
const ranking: Load = () => import('./views/Ranking');

export const views: Record<string, Load> = {
  gru4rec,
  'gru4rec-gates': gru4rec,
  'gru4rec-ranking': ranking,
  sasrec,
  'sasrec-attention': sasrec,
  'sasrec-ranking': ranking,
  bert4rec,
  'bert4rec-attention': bert4rec,
  'bert4rec-ranking': ranking,
  'long-tail': () => import('./views/LongTail'),
  budget: () => import('./views/Budget'),
  'rank-dial': () => import('./views/RankDial'),
  'two-splits': () => import('./views/TwoSplits'),
};
