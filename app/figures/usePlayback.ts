import { useEffect, useState } from 'react';

interface Playback {
  playing: boolean;
  /** Starts, from the beginning when at the end; or stops. */
  toggle: () => void;
  stop: () => void;
}

/** Steps on at `speed` ops a second until the end, or a place to stop at. */
export function usePlayback(
  index: number,
  count: number,
  speed: number,
  onIndex: (index: number) => void,
  stopsAt: (index: number) => boolean = () => false,
): Playback {
  const [wanted, setWanted] = useState(false);
  const atEnd = index >= count - 1;
  const playing = wanted && !atEnd;

  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      onIndex(index + 1);
      if (stopsAt(index + 1)) setWanted(false);
    }, 1000 / speed);
    return () => clearTimeout(timer);
  }, [playing, index, speed, onIndex, stopsAt]);

  return {
    playing,
    stop: () => setWanted(false),
    toggle() {
      if (!playing && atEnd) onIndex(0);
      setWanted(!playing);
    },
  };
}
