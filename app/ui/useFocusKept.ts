import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard's place: where a control that had the focus is gone or disabled after a change, the focus goes to
 * the element around it (which needs a `tabIndex` of −1), instead of to the top of the page.
 */
export function useFocusKept(holder: RefObject<HTMLElement | null>): void {
  const held = useRef(false);
  useEffect(() => {
    const follow = ({ target }: Event) => {
      held.current = holder.current?.contains(target as Node) ?? false;
    };
    const events = ['focusin', 'pointerdown'];
    for (const event of events) document.addEventListener(event, follow);
    return () => {
      for (const event of events) document.removeEventListener(event, follow);
    };
  }, [holder]);
  useEffect(() => {
    if (held.current && document.activeElement === document.body)
      holder.current?.focus({ preventScroll: true });
  });
}
