import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionLayout, bottomOf, cellAt, cellBox, heatmapLayout, labelled, rightOf } from './grid';

describe('heatmapLayout', () => {
  it('fits 64 units and their titles into a phone and into a page', () => {
    for (const width of [320, 350, 600, 900]) {
      const { grid, labelWidth } = heatmapLayout(9, 64, width, 180, 420);
      expect(rightOf(grid)).toBeLessThanOrEqual(width);
      expect(labelWidth).toBeGreaterThan(70);
      expect(grid.pitchX).toBeGreaterThanOrEqual(3.25);
    }
  });

  it('keeps long histories within the height', () => {
    expect(heatmapLayout(50, 64, 600, 180, 420).height).toBeLessThanOrEqual(424);
  });
});

describe('attentionLayout', () => {
  it('fits at any width and length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 320, max: 1000 }), (count, width) => {
        const layout = attentionLayout(count, width, 160);
        const overhang = layout.turn === 45 ? layout.columnLabel * Math.SQRT1_2 : 0;
        expect(rightOf(layout.grid) + overhang).toBeLessThanOrEqual(width + 1);
        expect(bottomOf(layout.grid)).toBeLessThanOrEqual(layout.height);
      }),
    );
  });

  it('slants the titles only where lines of text do not touch', () => {
    expect(attentionLayout(9, 640, 160).turn).toBe(45);
    expect(attentionLayout(50, 350, 160).turn).toBe(90);
  });
});

describe('cellAt', () => {
  const { grid } = attentionLayout(8, 600, 100);

  it('finds the cell that is drawn there', () => {
    const { x, y } = cellBox(grid, { row: 3, column: 5 });
    expect(cellAt(grid, x + 1, y + 1)).toEqual({ row: 3, column: 5 });
  });

  it('takes a title for its row, and nothing outside', () => {
    expect(cellAt(grid, 2, grid.y + 1)).toEqual({ row: 0, column: -1 });
    expect(cellAt(grid, grid.x, grid.y - 1)).toBeNull();
    expect(cellAt(grid, rightOf(grid) + 9, grid.y)).toBeNull();
  });
});

describe('labelled', () => {
  it('draws all labels where there is room', () => {
    expect(labelled(4, 20, 14)).toEqual([0, 1, 2, 3]);
  });

  it('never lets two touch, and never drops a pinned one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 2, max: 30 }),
        fc.nat(59),
        (count, pitch, pin) => {
          const shown = labelled(count, pitch, 14, [pin]);
          if (pin < count) expect(shown).toContain(pin);
          shown.slice(1).forEach((index, i) => {
            expect((index - shown[i]) * pitch).toBeGreaterThanOrEqual(14);
          });
        },
      ),
    );
  });
});
