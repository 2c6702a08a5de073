/**
 * Pointing at cells. A cell has no element of its own: two boxes lie over the drawing, one under the pointer and one,
 * the drawing's only tab stop, on the selected cell. It is a slider whose value is the text of its cell, so that
 * screen readers pass it the arrow keys and speak each cell it comes to.
 */
import type { Root } from './drawing';
import { type Box, cellAt, cellBox, type Grid } from './grid';
import { moveCell } from './keyboard';
import type { Cell } from './types';

export interface CellHooks {
  grid(): Grid | null;
  selected(): Cell | null;
  describe(cell: Cell): string;
  /** The cell under the pointer, or null when it has left. */
  hover(cell: Cell | null): void;
  select(cell: Cell | null): void;
  /** A press on the label of a row. */
  selectRow?(row: number): void;
}

export interface CellCursor {
  /** After each drawing: puts the boxes where their cells are now. */
  place(label: string): void;
}

function put(box: Root, { x, y, width, height }: Box): void {
  box
    .style('transform', `translate(${x - 1}px, ${y - 1}px)`)
    .style('width', `${width + 2}px`)
    .style('height', `${height + 2}px`);
}

export function cellCursor(stage: Root, hooks: CellHooks): CellCursor {
  const pointer = stage.append('div').attr('class', 'viz-pointer').attr('hidden', '');
  const chosen = stage
    .append('div')
    .attr('class', 'viz-chosen')
    .attr('role', 'slider')
    .attr('tabindex', 0)
    .attr('aria-valuemin', 0);
  let at: Cell = { row: 0, column: 0 };

  const under = (event: PointerEvent | MouseEvent): Cell | null => {
    const grid = hooks.grid();
    const corner = stage.node()?.getBoundingClientRect();
    return grid && corner ? cellAt(grid, event.clientX - corner.left, event.clientY - corner.top) : null;
  };
  const showPointer = (cell: Cell | null): void => {
    const grid = hooks.grid();
    const inside = cell && cell.column >= 0 ? cell : null;
    pointer.attr('hidden', inside ? null : '');
    if (inside && grid) put(pointer, cellBox(grid, inside));
    hooks.hover(inside);
  };

  stage
    .on('pointermove pointerdown', (event: PointerEvent) => showPointer(under(event)))
    .on('pointerleave pointercancel', () => showPointer(null))
    .on('click', (event: MouseEvent) => {
      const cell = under(event);
      if (!cell) return;
      if (cell.column < 0) hooks.selectRow?.(cell.row);
      else hooks.select(cell);
    });
  chosen.on('keydown', (event: KeyboardEvent) => {
    const grid = hooks.grid();
    if (!grid) return;
    const next = moveCell(event.key, at, grid.rows, grid.columns);
    if (next) {
      at = next;
      hooks.select(next);
    } else if (event.key === 'Escape' && hooks.selected()) hooks.select(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    place(label) {
      const grid = hooks.grid();
      const selected = hooks.selected();
      if (!grid) return;
      at = selected ?? {
        row: Math.min(at.row, grid.rows - 1),
        column: Math.min(at.column, grid.columns - 1),
      };
      put(chosen, cellBox(grid, at));
      chosen
        .attr('data-selected', selected ? '' : null)
        .attr('aria-label', label)
        .attr('aria-valuemax', grid.rows * grid.columns - 1)
        .attr('aria-valuenow', at.row * grid.columns + at.column)
        .attr('aria-valuetext', hooks.describe(at));
    },
  };
}
