import { useEffect, useState } from 'react';

/** How long a confirmation stays, ms. */
const confirmation = 2000;

/** Copies to the clipboard, and says for a moment how it went. */
export function useCopy() {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');

  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), confirmation);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = (text: string) => {
    // Without a secure context there is no clipboard.
    const copying = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
    copying.then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  return { state, copy };
}
