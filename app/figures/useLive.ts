import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useInView } from './useInView';

/** Whether a figure is to be drawn: from when its place comes near, and on paper, which has all of them. */
export function useLive() {
  const { place, seen } = useInView();
  const [printed, setPrinted] = useState(false);
  useEffect(() => {
    const print = () => flushSync(() => setPrinted(true));
    addEventListener('beforeprint', print);
    return () => removeEventListener('beforeprint', print);
  }, []);
  return { place, live: seen || printed };
}
