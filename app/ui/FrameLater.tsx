import { type ReactNode, useEffect, useState } from 'react';
import { drawn } from './drawn';

interface FrameLaterProps {
  /** While it stays the same, the children are drawn at once. */
  of: unknown;
  children: ReactNode;
}

/** Draws what may wait: of something else it stays as it was until the frame is drawn that shows what could not wait. */
export function FrameLater({ of, children }: FrameLaterProps) {
  const [held, hold] = useState({ of, children });
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits once for each thing that it is of
  useEffect(() => {
    if (held.of !== of) void drawn().then(() => hold({ of, children }));
  }, [of]);
  return held.of === of ? children : held.children;
}
