import { useRef } from 'react';
import { moveIndex } from '../../../../src/viz/keyboard';
import body from '../../Body.module.css';
import { counted } from '../../words';
import style from './Catalogues.module.css';

interface DigitsProps {
  /** "The second digit". */
  name: string;
  codes: number;
  chosen: number | null;
  /** The digits before it have not been chosen. */
  closed: boolean;
  /** How many games a digit leads to. */
  games: (digit: number) => number;
  /** Whether a table of (place, digit before) has it. */
  allowed: (digit: number) => boolean;
  onChoose: (digit: number) => void;
}

/** All digits of one place: those that lead to a game can be chosen. */
export function Digits({ name, codes, chosen, closed, games, allowed, onChoose }: DigitsProps) {
  const row = useRef<HTMLDivElement>(null);
  const digits = Array.from({ length: codes }, (_, digit) => digit);
  const valid = closed ? [] : digits.filter((digit) => games(digit) > 0);
  const through = closed ? [] : digits.filter((digit) => games(digit) === 0 && allowed(digit));
  return (
    <div>
      <p className={body.title}>
        {name}
        {closed
          ? ' waits for the one before it'
          : `: ${valid.length} of ${codes} lead to a game${through.length > 0 ? `, ${through.length} more would slip through` : ''}`}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a border of its own */}
      <div
        ref={row}
        className={style.digits}
        role="group"
        aria-label={name}
        onKeyDown={(event) => {
          const buttons = Array.from(row.current?.querySelectorAll<HTMLElement>('button:enabled') ?? []);
          const next = moveIndex(
            event.key,
            buttons.indexOf(document.activeElement as HTMLElement),
            buttons.length,
          );
          if (next === null) return;
          buttons[next].focus();
          event.preventDefault();
        }}
      >
        {digits.map((digit) => {
          const count = closed ? 0 : games(digit);
          const slips = !closed && count === 0 && allowed(digit);
          const says = slips
            ? 'no game, though the pair exists'
            : count > 0
              ? counted(count, 'game')
              : 'no game';
          return (
            <button
              key={digit}
              type="button"
              disabled={count === 0}
              aria-pressed={digit === chosen}
              data-slips={slips || undefined}
              aria-label={`${digit}: ${says}`}
              title={says}
              onClick={() => onChoose(digit)}
            >
              {digit}
            </button>
          );
        })}
      </div>
    </div>
  );
}
