import { useEffect, useState } from 'react';

/** The time, ms, as often as asked for; it stands still while `ticking` is false. */
export function useNow(every: number, ticking = true): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every, ticking]);
  return now;
}

/** '4:05'; '+0:12' for what is over. */
export function clockText(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return milliseconds < 0 && seconds > 0 ? `+${text}` : text;
}
