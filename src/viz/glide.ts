/** Moves rows of a list from where they were to where they are now: the change of state, made visible. */
import { prefersReducedMotion } from './drawing';

const duration = 320;

/** Call before a change with the list's rows; the function it returns, called after, animates the difference. */
export function glide(list: HTMLElement): () => void {
  // The first rows of a list were nowhere before.
  if (prefersReducedMotion() || list.childElementCount === 0) return () => undefined;
  const tops = (): Map<Element, number> => {
    const origin = list.getBoundingClientRect().top;
    return new Map([...list.children].map((row) => [row, row.getBoundingClientRect().top - origin]));
  };
  const before = tops();
  for (const row of list.children) for (const animation of row.getAnimations()) animation.cancel();
  return () => {
    for (const [row, to] of tops()) {
      const from = before.get(row);
      const moved = from === undefined ? 0 : from - to;
      if (from === undefined) row.animate({ opacity: [0, 1] }, duration);
      else if (moved !== 0)
        row.animate(
          { transform: [`translateY(${moved}px)`, 'none'] },
          { duration, easing: 'cubic-bezier(.2,.8,.2,1)' },
        );
    }
  };
}
