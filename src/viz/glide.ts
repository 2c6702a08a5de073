/** Moves rows of a list from where they were to where they are now: the change of state, made visible. */
import { prefersReducedMotion } from './drawing';

const duration = 320;

/** Call before a change with the list's rows; the function it returns, called after, animates the difference. */
export function glide(list: HTMLElement): () => void {
  // The first rows of a list were nowhere before.
  if (prefersReducedMotion() || list.childElementCount === 0) return () => undefined;
  const top = (row: Element): number => row.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const before = new Map([...list.children].map((row) => [row, top(row)]));
  for (const row of list.children) for (const animation of row.getAnimations()) animation.cancel();
  return () => {
    for (const row of list.children) {
      const from = before.get(row);
      const moved = from === undefined ? 0 : from - top(row);
      if (from === undefined) row.animate({ opacity: [0, 1] }, duration);
      else if (moved !== 0)
        row.animate(
          { transform: [`translateY(${moved}px)`, 'none'] },
          { duration, easing: 'cubic-bezier(.2,.8,.2,1)' },
        );
    }
  };
}
