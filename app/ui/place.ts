/** Distance from the trigger and from the edges of the window, px. */
const gap = 8;

/** Puts a popover below what it belongs to, or above it where there is no room, and inside the window. */
export function place(popover: HTMLElement, trigger: Element): void {
  const anchor = trigger.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = popover.getBoundingClientRect();
  const below = anchor.bottom + gap + height < clientHeight || anchor.top < height + gap;
  popover.style.left = `${Math.max(gap, Math.min(anchor.left, clientWidth - width - gap))}px`;
  popover.style.top = `${Math.max(gap, below ? anchor.bottom + gap : anchor.top - gap - height)}px`;
}
