/** The rows of a ranking: place, title, bar, value, change of place. Shared by `ranking` and `distribution`. */
import { type Selection, select } from 'd3';
import { prefersReducedMotion } from './drawing';
import { glide } from './glide';
import { changeText, climbed } from './ranks';
import { number } from './text';

export interface RankedGame {
  item: number;
  title: string;
  value: number;
  rank: number;
  /** Its rank in the ranking compared with; null where there is none. */
  before: number | null;
}

export interface RankRowsOptions {
  /** The value of a full bar. */
  limit: number;
  /** The game that did come next, if it is known. */
  truth: number | null;
}

export type List = Selection<HTMLDivElement, unknown, null, undefined>;

const parts = ['place', 'title', 'track', 'value', 'change'];

function addRow(games: Selection<d3.EnterElement, RankedGame, HTMLDivElement, unknown>) {
  const row = games.append('div').attr('class', 'viz-rank');
  for (const part of parts) row.append('span').attr('class', `viz-rank-${part}`);
  row.select('.viz-rank-track').append('i');
  return row;
}

/** Sets a bar's length, from the one it had. */
function stretch(bar: HTMLElement, share: number): void {
  const from = bar.style.width;
  bar.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  if (from && from !== bar.style.width && !prefersReducedMotion())
    bar.animate({ width: [from, bar.style.width] }, { duration: 320, easing: 'ease-out' });
}

/** Draws the games as the rows of `list`, in their order; rows keep their identity by item and glide. */
export function rankRows(list: List, games: RankedGame[], options: RankRowsOptions): void {
  const node = list.node();
  if (!node) return;
  const focused = document.activeElement;
  const settle = glide(node);
  const rows = list
    .selectAll<HTMLDivElement, RankedGame>('div.viz-rank')
    .data(games, (game) => game.item)
    .join(addRow)
    .order()
    .attr('data-truth', ({ item }) => (item === options.truth ? '' : null));
  rows.each(function (game) {
    const row = select(this);
    row.select('.viz-rank-place').text(game.rank);
    row.select('.viz-rank-title').text(game.title).attr('title', game.title);
    row.select('.viz-rank-value').text(number(game.value));
    row.select('.viz-rank-change').text(changeText(climbed(game.rank, game.before)));
    const bar = row.select<HTMLElement>('.viz-rank-track i').node();
    if (bar) stretch(bar, game.value / options.limit);
  });
  settle();
  if (focused instanceof HTMLElement && node.contains(focused)) focused.focus();
}
