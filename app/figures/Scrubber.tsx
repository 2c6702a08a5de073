import { type CSSProperties, type KeyboardEvent, type PointerEvent, useState } from 'react';
import { scopeRuns } from './scopes';
import style from './Transport.module.css';

interface ScrubberProps {
  ids: readonly string[];
  index: number;
  onIndex: (index: number) => void;
  /** The op that the pointer is over elsewhere; −1 for none. */
  hovered: number;
  /** Where a breakpoint is. */
  stopsAt: (index: number) => boolean;
}

/** Up to this many ops each has a tick of its own; above it, each scope has one. */
const ticked = 48;

/** All ops on a line, cut where the scope changes. Press or drag to go to an op. */
export function Scrubber({ ids, index, onIndex, hovered, stopsAt }: ScrubberProps) {
  const [over, setOver] = useState<number | null>(null);
  const pointed = over ?? hovered;
  const runs = scopeRuns(ids);
  const last = ids.length - 1;

  const opAt = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(last, Math.max(0, Math.floor(((clientX - left) / width) * ids.length)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const run = runs.findIndex(({ start, count }) => index < start + count);
    const keys: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowDown: index - 1,
      ArrowRight: index + 1,
      ArrowUp: index + 1,
      Home: 0,
      End: last,
      PageDown: runs[run - 1]?.start ?? 0,
      PageUp: runs[run + 1]?.start ?? last,
    };
    if (!(event.key in keys)) return;
    event.preventDefault();
    onIndex(keys[event.key]);
  };

  return (
    <div
      className={style.scrubber}
      style={{ '--at': index / ids.length, '--op': 1 / ids.length } as CSSProperties}
      role="slider"
      tabIndex={0}
      aria-label="Operation"
      aria-valuemin={1}
      aria-valuemax={ids.length}
      aria-valuenow={index + 1}
      aria-valuetext={`${ids[index]}, ${index + 1} of ${ids.length}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onIndex(opAt(event));
      }}
      onPointerMove={(event) => {
        const op = opAt(event);
        setOver(op);
        if (event.currentTarget.hasPointerCapture(event.pointerId) && op !== index) onIndex(op);
      }}
      onPointerLeave={() => setOver(null)}
    >
      {runs.map(({ start, count }) => (
        <i
          key={start}
          style={
            {
              flexGrow: count,
              '--past': Math.min(1, Math.max(0, (index - start) / count)),
              '--ticks': count,
            } as CSSProperties
          }
          data-ticked={ids.length <= ticked || undefined}
        />
      ))}
      {ids.map(
        (id, at) =>
          stopsAt(at) && <s key={id} style={{ '--at': (at + 0.5) / ids.length } as CSSProperties} />,
      )}
      <b />
      {pointed >= 0 && pointed !== index && <u style={{ '--at': pointed / ids.length } as CSSProperties} />}
      {over !== null && (
        <span style={{ '--over': (over + 0.5) / ids.length } as CSSProperties}>{ids[over]}</span>
      )}
    </div>
  );
}
