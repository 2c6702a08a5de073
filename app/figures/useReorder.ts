import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** A press becomes a drag after this way, px; by touch after this time, ms, because moving at once scrolls the strip. */
const slop = 6;
const longPress = 350;

interface Press {
  from: number;
  x: number;
  y: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Dragging one of `count` children of a list to another place. While it lasts, `order` is the order to show (old
 * positions), and `dragged` the old position of what is held; Escape puts it back.
 */
export function useReorder(
  list: RefObject<HTMLElement | null>,
  count: number,
  onMove: (from: number, to: number) => void,
) {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const press = useRef<Press | null>(null);
  const dragging = drag !== null;

  useEffect(() => {
    if (!dragging) return;
    const keepStill = (event: Event) => event.preventDefault();
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && setDrag(null);
    addEventListener('touchmove', keepStill, { passive: false });
    addEventListener('contextmenu', keepStill);
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('touchmove', keepStill);
      removeEventListener('contextmenu', keepStill);
      removeEventListener('keydown', onKeyDown);
    };
  }, [dragging]);

  /** The place under the pointer: how many of the other tiles have their middle to the left of it. */
  const placeAt = (x: number, from: number): number => {
    const others = [...(list.current?.children ?? [])]
      .slice(0, count)
      .filter((tile) => !tile.hasAttribute('data-dragged'));
    const before = others.filter((tile) => {
      const { left, width } = tile.getBoundingClientRect();
      return left + width / 2 < x;
    });
    return others.length === 0 ? from : before.length;
  };

  const start = (target: Element, pointer: number) => {
    const from = press.current?.from;
    if (from === undefined) return;
    target.setPointerCapture(pointer);
    setDrag({ from, to: from });
  };

  const end = () => {
    clearTimeout(press.current?.timer);
    press.current = null;
    setDrag(null);
  };

  const handlers = (from: number) => ({
    onPointerDown({ button, pointerId, pointerType, clientX, clientY, currentTarget }: PointerEvent) {
      if (button !== 0) return;
      const timer =
        pointerType === 'touch' ? setTimeout(start, longPress, currentTarget, pointerId) : undefined;
      press.current = { from, x: clientX, y: clientY, timer };
    },
    onPointerMove({ pointerId, pointerType, clientX, clientY, currentTarget }: PointerEvent) {
      if (!press.current) return;
      const moved = Math.hypot(clientX - press.current.x, clientY - press.current.y) > slop;
      if (drag) {
        setDrag({ from: drag.from, to: placeAt(clientX, drag.from) });
        scrollAtEdges(list.current, clientX);
      } else if (moved && pointerType === 'touch') end();
      else if (moved) start(currentTarget, pointerId);
    },
    onPointerUp() {
      if (drag && drag.to !== drag.from) onMove(drag.from, drag.to);
      end();
    },
    onPointerCancel: end,
  });

  const order = drag && moved(count, drag.from, drag.to);
  return { order, dragged: drag?.from ?? null, handlers };
}

const moved = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, i) => i)
    .toSpliced(from, 1)
    .toSpliced(to, 0, from);

function scrollAtEdges(list: HTMLElement | null, x: number): void {
  if (!list) return;
  const { left, right } = list.getBoundingClientRect();
  if (x < left + 40) list.scrollBy({ left: -12 });
  else if (x > right - 40) list.scrollBy({ left: 12 });
}
