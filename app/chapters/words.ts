/** Numbers as the chapters write them. */
import { whole } from '../../src/data/whole';

/** '59 %'; one decimal where a whole number would say 0 or 100 and be wrong. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  const told = (rounded > 0 || share === 0) && (rounded < 100 || share === 1);
  return `${told ? rounded : (share * 100).toFixed(1)} %`;
}

/** '1 game', '12 games'. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;
