import { type ReactNode, useEffect, useState } from 'react';
import { drawn } from './drawn';

interface FrameLaterProps {
  /** While it stays the same, the children are drawn at once. */
  of: unknown;
  children: ReactNode;
}

/**
 * Lets its children wait when what they are of changes: what was drawn last stays for a frame, in which the browser
 * shows what could not wait.
 */
export function FrameLater({ of, children }: FrameLaterProps) {
  const [last, setLast] = useState({ of, children });
  if (last.of === of && last.children !== children) setLast({ of, children });
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits once for each thing that the children are of
  useEffect(() => {
    if (last.of !== of) void drawn().then(() => setLast({ of, children }));
  }, [of]);
  return last.of === of ? children : last.children;
}
