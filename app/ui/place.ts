/** Distance from the trigger and from the edges of the window, px. */
const gap = 8;

/** Puts a popover below what it belongs to, or above it where there is no room, and inside the window. */
export function place(popover: HTMLElement, trigger: Element): void {
  const anchor = trigger.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const below = anchor.bottom + gap + height < innerHeight || anchor.top < height + gap;
  popover.style.left = `${Math.max(gap, Math.min(anchor.left, innerWidth - width - gap))}px`;
  popover.style.top = `${Math.max(gap, below ? anchor.bottom + gap : anchor.top - gap - height)}px`;
}
