/** What the cells of the race say about its two causes: differences between the same players, with their intervals. */
import { bootstrap, gains, type Interval } from '../../../src/train/ranks';
import type { Budget, Contestant, Results } from './race';

export interface Effect extends Interval {
  id: string;
  title: string;
  mean: number;
}

type Cell = `${Contestant}/${Budget}`;

const contrasts: { id: string; title: string; of: Cell; against: Cell }[] = [
  { id: 'loss', title: 'All games instead of one negative, long', of: 'ce/long', against: 'bce/long' },
  { id: 'loss-short', title: 'The same, short', of: 'ce/short', against: 'bce/short' },
  { id: 'budget-bert', title: 'Long instead of short, BERT4Rec', of: 'cloze/long', against: 'cloze/short' },
  { id: 'budget-sas', title: 'Long instead of short, SASRec', of: 'ce/long', against: 'ce/short' },
  {
    id: 'published',
    title: 'BERT4Rec against SASRec with one negative',
    of: 'cloze/long',
    against: 'bce/long',
  },
  { id: 'fair', title: 'BERT4Rec against SASRec, the same loss', of: 'cloze/long', against: 'ce/long' },
];

/** Those whose two cells have been measured. */
export function effectsOf(results: Results): Effect[] {
  return contrasts.flatMap(({ id, title, of, against }) => {
    const [one, other] = [results[of], results[against]];
    if (!one || !other) return [];
    const differences = Float64Array.from(
      one.ranks,
      (rank, player) => gains.ndcg10(rank) - gains.ndcg10(other.ranks[player]),
    );
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    return [{ id, title, mean, ...bootstrap(differences, 0) }];
  });
}

/** The one sentence that the race allows. */
export function verdictOf(effects: readonly Effect[]): string | null {
  const find = (wanted: string) => effects.find(({ id }) => id === wanted);
  const [published, fair] = [find('published'), find('fair')];
  if (!published || !fair) return null;
  const said = ({ low, high }: Interval) =>
    low > 0 ? 'BERT4Rec is ahead' : high < 0 ? 'SASRec is ahead' : 'nothing is settled';
  return `Against SASRec with one negative, its published loss, ${said(published)}; with the same loss, ${said(fair)}. One seed, and these players.`;
}
