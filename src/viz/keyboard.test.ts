import { describe, expect, it } from 'vitest';
import { moveCell, moveIndex } from './keyboard';

describe('moveIndex', () => {
  it('moves by one and stops at the ends', () => {
    expect(moveIndex('ArrowDown', 1, 3)).toBe(2);
    expect(moveIndex('ArrowRight', 2, 3)).toBe(2);
    expect(moveIndex('ArrowUp', 0, 3)).toBe(0);
    expect(moveIndex('End', 0, 3)).toBe(2);
  });

  it('leaves other keys, and empty lists, alone', () => {
    expect(moveIndex('j', 1, 3)).toBeNull();
    expect(moveIndex('Home', -1, 0)).toBeNull();
  });
});

describe('moveCell', () => {
  const from = { row: 1, column: 1 };
  it('moves in both directions', () => {
    expect(moveCell('ArrowUp', from, 3, 3)).toEqual({ row: 0, column: 1 });
    expect(moveCell('ArrowRight', from, 3, 3)).toEqual({ row: 1, column: 2 });
    expect(moveCell('Home', from, 3, 3)).toEqual({ row: 1, column: 0 });
    expect(moveCell('PageDown', from, 3, 3)).toEqual({ row: 2, column: 1 });
  });

  it('stays inside', () => {
    expect(moveCell('ArrowRight', { row: 0, column: 2 }, 3, 3)).toEqual({ row: 0, column: 2 });
    expect(moveCell('ArrowDown', { row: 9, column: 0 }, 3, 3)).toEqual({ row: 2, column: 0 });
    expect(moveCell('Enter', from, 3, 3)).toBeNull();
  });
});
