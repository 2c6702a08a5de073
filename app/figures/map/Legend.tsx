import type { CSSProperties } from 'react';
import { useMemo } from 'react';
import type { Game } from '../../../src/data/dataset';
import { kindOf, kinds } from '../genres';
import style from './Map.module.css';

interface LegendProps {
  games: readonly Game[];
  /** The genres that are looked at; none: all of them. */
  kept: ReadonlySet<string>;
  onKeep: (kept: ReadonlySet<string>) => void;
}

/** The colours of the map; a press looks at the games of a genre, and lets the others fade. */
export function Legend({ games, kept, onKeep }: LegendProps) {
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const { genres } of games.slice(1)) found.set(kindOf(genres), (found.get(kindOf(genres)) ?? 0) + 1);
    return found;
  }, [games]);
  const toggle = (kind: string) => {
    const next = new Set(kept);
    if (!next.delete(kind)) next.add(kind);
    onKeep(next);
  };
  if (counts.size === 1 && counts.has(kindOf([])))
    return (
      <div className={style.legend}>
        <small>This data names no genres: all dots have one colour.</small>
      </div>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a border of its own
    <div className={style.legend} role="group" aria-label="Genres: show only these">
      {kinds
        .filter(({ kind }) => counts.has(kind))
        .map(({ kind, colour }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kept.has(kind)}
            data-faded={(kept.size > 0 && !kept.has(kind)) || undefined}
            style={{ '--tint': colour } as CSSProperties}
            onClick={() => toggle(kind)}
          >
            {kind} <small>{counts.get(kind)}</small>
          </button>
        ))}
    </div>
  );
}
