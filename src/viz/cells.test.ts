import { describe, expect, it } from 'vitest';
import { hiddenPath, levelPaths } from './cells';

const grid = { rows: 2, columns: 2, x: 10, y: 5, pitchX: 8, pitchY: 6, gapX: 1, gapY: 1 };
const scale = { kind: 'signed', limit: 1 } as const;
const later = ({ row, column }: { row: number; column: number }) => column > row;

describe('levelPaths', () => {
  it('puts the cells of a level into one path', () => {
    const paths = levelPaths({
      grid,
      matrix: { rows: 2, columns: 2, values: [1, -1, Number.NaN, 1] },
      scale,
    });
    expect([...paths.keys()]).toEqual([16, -16]);
    expect(paths.get(16)).toBe('M10 5h7v5h-7zM18 11h7v5h-7z');
  });

  it('leaves out what a mask hides, which is drawn apart', () => {
    const matrix = { rows: 2, columns: 2, values: [1, 1, 1, 1] };
    expect(levelPaths({ grid, matrix, scale, hidden: later }).get(16)?.match(/M/g)).toHaveLength(3);
    expect(hiddenPath(grid, later)).toBe('M18 5h7v5h-7z');
  });
});
