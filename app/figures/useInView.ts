import { type RefObject, startTransition, useEffect, useState } from 'react';

/** Begun this long before it is seen, so that it is there when it is, px. */
const AHEAD = 400;

/** Whether an element is in the window or nearly, and whether it has ever been: work for it can wait until then. */
export function useInView(element: RefObject<Element | null>): { inView: boolean; seen: boolean } {
  const [inView, setInView] = useState(false);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        // What is drawn then does not hold up the scrolling that brought it here.
        startTransition(() => {
          setInView(entry.isIntersecting);
          if (entry.isIntersecting) setSeen(true);
        });
      },
      { rootMargin: `${AHEAD}px 0px` },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return { inView, seen };
}
