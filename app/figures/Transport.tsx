import { useCallback, useRef } from 'react';
import { IconButton } from '../ui/Button';
import { BackIcon, BreakpointIcon, ForwardIcon, PauseIcon, PlayIcon } from '../ui/icons';
import { Scrubber } from './Scrubber';
import { sameMark } from './scopes';
import style from './Transport.module.css';
import { usePlayback } from './usePlayback';
import { useShortcuts } from './useShortcuts';

export interface TransportProps {
  /** Ids of the ops, in the order in which they were computed. */
  ids: readonly string[];
  /** The op under the cursor. */
  index: number;
  onIndex: (index: number) => void;
  /** Id of the op that the pointer is over, here or elsewhere. */
  hovered?: string | null;
  /** Ops a second while playing. */
  speed: number;
  /** Marks at which playing stops. */
  breakpoints: ReadonlySet<string>;
  /** Sets a breakpoint at a mark, or takes it away. */
  onBreakpoint: (mark: string) => void;
  onSpeed: (speed: number) => void;
}

const markOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

const speeds = [1, 2, 4, 8, 16];

/**
 * Back, play, forward, and a scrubber over all ops. Space plays to the next breakpoint, B sets one at the op under the
 * cursor, ← → step, J and K go to the next and the previous op of the same mark (from `event3/update` to
 * `event4/update`); on a phone it stays at the foot of the window.
 */
export function Transport(props: TransportProps) {
  const { ids, index, onIndex, hovered, speed, onSpeed, breakpoints, onBreakpoint } = props;
  const root = useRef<HTMLDivElement>(null);
  const stopsAt = useCallback((at: number) => breakpoints.has(markOf(ids[at])), [breakpoints, ids]);
  const playback = usePlayback(index, ids.length, speed, onIndex, stopsAt);
  const go = useCallback(
    (to: number) => {
      playback.stop();
      onIndex(Math.min(ids.length - 1, Math.max(0, to)));
    },
    [playback, onIndex, ids.length],
  );

  const back = () => go(index - 1);
  const forward = () => go(index + 1);
  const toggle = () => onBreakpoint(markOf(ids[index]));
  const stops = stopsAt(index);

  useShortcuts(root, {
    ' ': playback.toggle,
    ArrowLeft: back,
    ArrowRight: forward,
    b: toggle,
    j: () => go(sameMark(ids, index, 1)),
    k: () => go(sameMark(ids, index, -1)),
  });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a border of its own
    <div ref={root} className={style.transport} role="group" aria-label="Steps of the computation">
      <IconButton label="Step back (←)" icon={<BackIcon />} disabled={index <= 0} onClick={back} />
      <IconButton
        variant="round"
        label={playback.playing ? 'Pause (space)' : 'Play (space)'}
        icon={playback.playing ? <PauseIcon /> : <PlayIcon />}
        disabled={ids.length < 2}
        onClick={playback.toggle}
      />
      <IconButton
        label="Step forward (→)"
        icon={<ForwardIcon />}
        disabled={index >= ids.length - 1}
        onClick={forward}
      />
      <IconButton
        variant="plain"
        label={
          stops ? `No breakpoint at ${markOf(ids[index])} (B)` : `Breakpoint at ${markOf(ids[index])} (B)`
        }
        aria-pressed={stops}
        className={style.breakpoint}
        icon={<BreakpointIcon />}
        onClick={toggle}
      />
      <Scrubber
        ids={ids}
        index={index}
        onIndex={go}
        hovered={hovered ? ids.indexOf(hovered) : -1}
        stopsAt={stopsAt}
      />
      <span className={style.where} title="J and K go to the next and the previous op of this name">
        <b>{ids[index]}</b>
        <span>
          op {index + 1} / {ids.length}
        </span>
      </span>
      <button
        type="button"
        className={style.speed}
        aria-label={`Speed: ${speed} ops a second. Change`}
        title="Ops a second"
        onClick={() => onSpeed(speeds[(speeds.indexOf(speed) + 1) % speeds.length])}
      >
        {speed}×
      </button>
    </div>
  );
}
