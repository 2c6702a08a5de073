import type { CSSProperties } from 'react';
import type { Packing, Waste } from '../../../src/train/counting/countingProtocol';
import body from '../Body.module.css';
import { percent } from '../words';
import style from './Split.module.css';
import { emptyShare } from './split';

interface PackedProps {
  packing: Packing;
  maxLength: number;
  waste: Waste | null;
  followed: number;
  onFollow: (index: number) => void;
}

/** The same histories padded and packed, and how much of each is empty. */
export function Packed({ packing, maxLength, waste, followed, onFollow }: PackedProps) {
  const { players, lengths, rows, width } = packing;
  const grid = (name: string, rows: number[][], width: number) => (
    <div>
      <p className={style.gridTitle}>
        <span>{name}</span>
        <span className="num">
          {rows.length} × {width} cells, {emptyShare(lengths, rows.length * width)} empty
        </span>
      </p>
      <div className={style.grid} style={{ '--width': width } as CSSProperties}>
        {rows.map((row) => (
          <div key={row.join()} data-padded={name === 'Padded' || undefined}>
            {row.map((index) => (
              <button
                key={index}
                type="button"
                data-mark
                style={{ gridColumnEnd: `span ${lengths[index]}` }}
                aria-pressed={index === followed}
                aria-label={`Player ${players[index] + 1}, ${lengths[index]} games read`}
                onClick={() => onFollow(index)}
              >
                {index + 1}
              </button>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
  return (
    <>
      <div className={style.grids}>
        {grid(
          'Padded',
          players.map((_, index) => [index]),
          maxLength,
        )}
        {grid('Packed', rows, width)}
      </div>
      <p className={body.sentence}>
        {waste && (
          <>
            Over all players, in batches of 64: padded to L, <strong>{percent(waste.padded)}</strong> of the
            cells are empty; padded to the longest of each batch, {percent(waste.trimmed)}; packed,{' '}
            <strong>{percent(waste.packed)}</strong>. The models here are trained on packed rows.
          </>
        )}
      </p>
    </>
  );
}
