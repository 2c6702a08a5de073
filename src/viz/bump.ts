/** Bump chart: the first k games before and now, a line from where each stood to where it stands. */
import { type Selection, select } from 'd3';
import { type BumpData, type BumpGame, bumpNote, bumpSummary, describeBump, moveOf } from './bumpData';
import { drawing } from './drawing';
import { rovingOptions } from './keyboard';

export interface BumpOptions {
  /** 'Recommended after Rust' */
  label: string;
  /** The game being looked at. */
  selected?: number | null;
  onSelect?(item: number): void;
}

/** CSS pixels; on touch a row is as tall as a finger. */
const rowHeight = () => (matchMedia('(pointer: coarse)').matches ? 44 : 26);

type Column = 'now' | 'before';

const inColumn = (games: BumpGame[], column: Column, k: number): BumpGame[] =>
  games.filter((game) => (game[column]?.rank ?? Number.POSITIVE_INFINITY) <= k);

/** From the left edge to the right; a game that was or is beyond the first k comes from, or goes, below them. */
export function bumpPath({ before, now }: BumpGame, k: number, width: number, row: number): string {
  const y = (rank: number | undefined) =>
    (rank ?? k + 1) <= k ? ((rank ?? 0) - 0.5) * row : (k + 0.3) * row;
  const [from, to] = [y(before?.rank), y(now?.rank)];
  return `M0 ${from}C${width / 2} ${from} ${width / 2} ${to} ${width} ${to}`;
}

export const bump = drawing<BumpData, BumpOptions>('bump', (root, current) => {
  const heads = root.append('div').attr('class', 'viz-bump-heads').attr('aria-hidden', 'true');
  for (const text of ['Before', '', 'Now']) heads.append('span').text(text);
  const body = root.append('div').attr('class', 'viz-bump-body');
  const list = body.append('div').attr('class', 'viz-bump-list').attr('role', 'listbox');
  const svg = body.append('svg').attr('aria-hidden', 'true');
  const lines = svg.append('g');
  const key = root.append('p').attr('class', 'viz-bump-key').attr('aria-hidden', 'true');
  key.html(
    '<span data-move="up">climbs</span><span data-move="down">falls</span><span data-move="same">stays</span><span data-move="in">comes in or drops out</span>',
  );
  const node = list.node();
  const settle = node ? rovingOptions(node) : () => undefined;

  /** Makes the line of a game stand out; without one, that of the selected game. */
  function follow(item: number | null): void {
    const shown = item ?? current.options.selected ?? null;
    const found = current.data.games.some((game) => game.item === shown);
    body.classed('viz-focused', found);
    body
      .selectAll<Element, BumpGame>('.viz-bump-line, .viz-bump-row')
      .classed('viz-on', (game) => game.item === shown);
  }

  return {
    render(width) {
      const { data, options } = current;
      const { k, games } = data;
      const row = rowHeight();
      const middle = Math.max(44, Math.round(width * 0.2));
      body.style('height', `${(k + 0.6) * row}px`).style('--bump-middle', `${middle}px`);
      heads.style('--bump-middle', `${middle}px`);
      list.attr('aria-label', bumpSummary(data, options.label));
      svg.attr('width', middle).attr('height', (k + 0.6) * row);
      lines
        .selectAll<SVGPathElement, BumpGame>('path')
        .data(
          // No line for a game that was not in the ranking before, or is not now: it came from nowhere in it.
          games.filter(({ before, now }) => before && now),
          ({ item }) => item,
        )
        .join('path')
        .attr('class', 'viz-bump-line')
        .attr('data-move', (game) => moveOf(game, k))
        .attr('d', (game) => bumpPath(game, k, middle, row));
      const columns: Column[] = ['now', 'before'];
      const rows = columns.flatMap((column) =>
        inColumn(games, column, k).map((game) => ({ ...game, column, key: `${column} ${game.item}` })),
      );
      list
        .selectAll<HTMLDivElement, Row>('div.viz-bump-row')
        .data(rows, (game) => game.key)
        .join(addRow)
        .order()
        .attr('data-column', ({ column }) => column)
        .attr('data-move', (game) => moveOf(game, k))
        .attr('data-selected', ({ item }) => (item === options.selected ? '' : null))
        .style('height', `${row}px`)
        .style('top', (game) => `${((game[game.column]?.rank ?? 1) - 1) * row}px`)
        .each(function (game) {
          // One stop for each game: where it stands now, or where it stood if it has left.
          const isStop = game.column === 'now' || moveOf(game, k) === 'out';
          const item = select(this)
            .attr('role', isStop ? 'option' : null)
            .attr('aria-selected', isStop ? String(game.item === options.selected) : null)
            .attr('aria-label', isStop ? describeBump(game, k) : null)
            .attr('aria-hidden', isStop ? null : 'true');
          item.select('.viz-bump-place').text(game[game.column]?.rank ?? '');
          item.select('.viz-bump-title').text(game.title).attr('title', game.title);
          item.select('.viz-bump-note').text(isStop ? bumpNote(game, k) : '');
        })
        .on('click', (_, { item }) => options.onSelect?.(item))
        .on('pointerenter focus', (_, { item }) => follow(item))
        .on('pointerleave blur', () => follow(null));
      follow(null);
      settle();
    },
  };
});

type Row = BumpGame & { column: Column; key: string };

function addRow(rows: Selection<d3.EnterElement, Row, HTMLDivElement, unknown>) {
  const row = rows.append('div').attr('class', 'viz-bump-row');
  for (const part of ['place', 'title', 'note']) row.append('span').attr('class', `viz-bump-${part}`);
  return row;
}
