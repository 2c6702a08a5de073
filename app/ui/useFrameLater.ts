import { useEffect, useState } from 'react';

/** Once the page has been drawn as it is now. */
export const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/**
 * A value that may wait: a new one comes when the frame is drawn that shows what could not. Where a value is made anew in
 * each render, `of` says what it is of; while that stays, it is handed on at once.
 */
export function useFrameLater<T>(value: T, of: unknown = value): T {
  const [held, hold] = useState({ value, of });
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits once for each thing that it is of
  useEffect(() => {
    if (held.of !== of) void drawn().then(() => hold({ value, of }));
  }, [of]);
  return held.of === of ? value : held.value;
}
