import { type RefObject, useEffect, useRef, useState } from 'react';
import { prefersReducedMotion } from '../../src/viz/drawing';
import { usePlayback } from '../figures/usePlayback';
import { useShortcuts } from '../figures/useShortcuts';

/** Games a second: time to look at the rows and to read who has moved. */
const pace = 0.6;

/**
 * A reading that begins by itself, once, when it comes into view; for readers who prefer no motion it is at its end from
 * the start. ← and → step.
 */
export function useReading(root: RefObject<HTMLElement | null>, count: number) {
  const [still] = useState(prefersReducedMotion);
  const [reached, setReached] = useState(still ? count - 1 : 0);
  const event = Math.min(reached, count - 1);
  const { playing, toggle, stop } = usePlayback(event, count, pace, setReached);
  const begin = useRef(toggle);
  begin.current = toggle;
  const begun = useRef(still);

  useEffect(() => {
    const figure = root.current;
    if (!figure) return;
    const observer = new IntersectionObserver(
      ([{ isIntersecting }]) => {
        if (!isIntersecting || begun.current) return;
        begun.current = true;
        begin.current();
      },
      { threshold: 0.4 },
    );
    observer.observe(figure);
    return () => observer.disconnect();
  }, [root]);

  const go = (to: number) => {
    begun.current = true;
    stop();
    setReached(Math.min(count - 1, Math.max(0, to)));
  };
  useShortcuts(root, { ArrowLeft: () => go(event - 1), ArrowRight: () => go(event + 1) });
  return {
    event,
    playing,
    go,
    toggle: () => {
      begun.current = true;
      toggle();
    },
  };
}
