import { startTransition, useEffect, useState } from 'react';

/** Begun this long before it is seen, so that it is there when it is, px. */
const AHEAD = 400;

interface InView {
  /** The ref of the element that is watched. It may come later, or be another one in time. */
  place: (element: Element | null) => void;
  inView: boolean;
  /** Whether it has ever been in view. */
  seen: boolean;
}

/** Whether an element is in the window or nearly, and whether it has ever been: work for it can wait until then. */
export function useInView(): InView {
  const [element, place] = useState<Element | null>(null);
  const [inView, setInView] = useState(false);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!element) return;
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
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { place, inView, seen };
}
