import { useEffect } from 'react';

/** By then a page and its figures have come, ms. */
const PATIENCE = 8000;
const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/**
 * A link to a figure shows it. Pages and their figures come after the document, so that the browser finds nothing to
 * scroll to: the figure is kept in view while what is above it grows, until the reader moves.
 */
export function useAnchor(): void {
  useEffect(() => {
    const id = location.hash.slice(1);
    if (!id) return;
    const observer = new ResizeObserver(() => document.getElementById(id)?.scrollIntoView());
    observer.observe(document.body);
    const stop = () => observer.disconnect();
    for (const move of moves) addEventListener(move, stop, { passive: true });
    const timer = setTimeout(stop, PATIENCE);
    return () => {
      stop();
      clearTimeout(timer);
      for (const move of moves) removeEventListener(move, stop);
    };
  }, []);
}
