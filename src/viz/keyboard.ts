/** Where the arrow keys lead, inside a drawing that is one tab stop. */
import type { Cell } from './types';

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The index a key leads to in a list, or null for a key that does not move. */
export function moveIndex(key: string, index: number, count: number): number | null {
  const next: Record<string, number> = {
    ArrowLeft: index - 1,
    ArrowUp: index - 1,
    ArrowRight: index + 1,
    ArrowDown: index + 1,
    Home: 0,
    End: count - 1,
  };
  return key in next && count > 0 ? clamp(next[key], 0, count - 1) : null;
}

/** The cell a key leads to in a grid: Home and End in the row, Page Up and Page Down in the column. */
export function moveCell(key: string, { row, column }: Cell, rows: number, columns: number): Cell | null {
  const next: Record<string, Cell> = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
    PageUp: { row: 0, column },
    PageDown: { row: rows - 1, column },
  };
  if (!(key in next) || rows === 0 || columns === 0) return null;
  return { row: clamp(next[key].row, 0, rows - 1), column: clamp(next[key].column, 0, columns - 1) };
}

/**
 * Makes the elements with `role="option"` in a list one tab stop: arrows move, Enter and Space choose.
 * Call the function it returns after each change of the options.
 */
export function rovingOptions(list: HTMLElement): () => void {
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const settle = (chosen?: HTMLElement): void => {
    const all = options();
    const stop = chosen ?? all.find((option) => option.tabIndex === 0) ?? all[0];
    for (const option of all) option.tabIndex = option === stop ? 0 : -1;
  };
  list.addEventListener('keydown', (event) => {
    const all = options();
    const index = all.indexOf(document.activeElement as HTMLElement);
    if (index < 0) return;
    const next = moveIndex(event.key, index, all.length);
    if (next !== null) {
      settle(all[next]);
      all[next].focus();
    } else if (event.key === 'Enter' || event.key === ' ') all[index].click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return () => settle();
}
