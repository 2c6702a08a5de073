import { useEffect, useState } from 'react';

interface Playback {
  playing: boolean;
  /** Starts, from the beginning when at the end; or stops. */
  toggle: () => void;
  stop: () => void;
}

/** Steps on at `speed` ops a second until the end. */
export function usePlayback(
  index: number,
  count: number,
  speed: number,
  onIndex: (index: number) => void,
): Playback {
  const [wanted, setWanted] = useState(false);
  const atEnd = index >= count - 1;
  const playing = wanted && !atEnd;

  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => onIndex(index + 1), 1000 / speed);
    return () => clearTimeout(timer);
  }, [playing, index, speed, onIndex]);

  return {
    playing,
    stop: () => setWanted(false),
    toggle() {
      if (!playing && atEnd) onIndex(0);
      setWanted(!playing);
    },
  };
}
