import { type RefObject, useEffect, useRef } from 'react';

/** Things that have keys of their own, on which the page's shortcuts must not act. */
const busy =
  'input, select, textarea, [contenteditable], [role=slider], [role=tab], [role=option], dialog, [popover], section[tabindex]';
/** Things that the space bar presses. */
const pressable = 'button, a, summary, [role=button]';

/**
 * Keys for the whole page, as long as the figure around `element` lies across the middle of the window: with several
 * figures on a page, the one that is looked at has the keys.
 */
export function useShortcuts(
  element: RefObject<HTMLElement | null>,
  shortcuts: Record<string, () => void>,
): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;

  useEffect(() => {
    const figure = element.current?.closest('figure') ?? element.current;
    if (!figure) return;
    let inView = false;
    const observer = new IntersectionObserver(
      (entries) => {
        inView = entries.some((entry) => entry.isIntersecting);
      },
      { rootMargin: '-50% 0px -49% 0px' },
    );
    observer.observe(figure);

    const onKeyDown = (event: KeyboardEvent) => {
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || !inView || event.defaultPrevented) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(busy) || (event.key === ' ' && target.closest(pressable))) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      observer.disconnect();
      removeEventListener('keydown', onKeyDown);
    };
  }, [element]);
}
