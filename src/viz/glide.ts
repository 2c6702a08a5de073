/** Moves rows of a list from where they were to where they are now: the change of state, made visible. */
import { prefersReducedMotion } from './drawing';

const duration = 320;

/**
 * Call before a change of a list whose rows are all `--viz-rank-height` high; the function it returns, called after,
 * animates the difference. Places are counted and not measured: to measure costs a layout of the whole page. A row
 * that is still on its way adds the new way to the rest of the old one.
 */
export function glide(list: HTMLElement): () => void {
  // The first rows of a list were nowhere before.
  if (prefersReducedMotion() || list.childElementCount === 0) return () => undefined;
  const before = new Map([...list.children].map((row, place) => [row, place]));
  return () => {
    for (const [place, row] of [...list.children].entries()) {
      const from = before.get(row);
      if (from === undefined) row.animate({ opacity: [0, 1] }, duration);
      else if (from !== place)
        row.animate(
          { transform: [`translateY(calc(${from - place} * var(--viz-rank-height)))`, 'none'] },
          { duration, easing: 'cubic-bezier(.2,.8,.2,1)', composite: 'add' },
        );
    }
  };
}
