import { type DependencyList, useLayoutEffect } from 'react';

/**
 * Runs in the frame that shows a change, before it is painted. What is measured there costs no layout of its own: in the
 * midst of a change, each question for a width has the browser lay out the whole page.
 */
export function useFrameEffect(effect: () => void, dependencies: DependencyList): void {
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(effect);
    return () => cancelAnimationFrame(frame);
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller's
  }, dependencies);
}
