import { type Dataset, historyOf, playerCount } from '../../../src/data/dataset';
import { trainingHistory } from '../../../src/data/split';

/** The few games that together are half of all entries that the models learn from. */
export function headOf(dataset: Dataset): Set<number> {
  const counts = new Map<number, number>();
  let entries = 0;
  for (let player = 0; player < playerCount(dataset); player++) {
    for (const item of trainingHistory(historyOf(dataset, player))) {
      counts.set(item, (counts.get(item) ?? 0) + 1);
      entries++;
    }
  }
  const head = new Set<number>();
  let covered = 0;
  for (const [item, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    if (covered >= entries / 2) break;
    head.add(item);
    covered += count;
  }
  return head;
}
