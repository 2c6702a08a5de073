import { useState } from 'react';

interface Asked<T> {
  /** What was measured; null before. */
  actual: T | null;
  /** Why it could not be measured. */
  error: string | null;
  onAsk: () => void;
}

/** What the training worker is asked when the reader has made a guess, and not before. */
export function useAsked<T>(measure: () => Promise<T>): Asked<T> {
  const [actual, setActual] = useState<T | null>(null);
  const [error, setError] = useState<string | null>(null);
  const onAsk = () => {
    setError(null);
    measure().then(setActual, (reason) =>
      setError(reason instanceof Error ? reason.message : String(reason)),
    );
  };
  return { actual, error, onAsk };
}
