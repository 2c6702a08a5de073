/** The games a model would recommend now, highest first, and how each has moved since the ranking before. */
import { max } from 'd3';
import { drawing } from './drawing';
import { rovingOptions } from './keyboard';
import { type RankedGame, rankRows } from './rankRows';
import { climbed } from './ranks';
import { number } from './text';
import type { Table } from './types';

export interface RankingData {
  /** The first k, highest first. */
  top: RankedGame[];
  /** The game that did come next, at whatever rank; null when it is not known. */
  truth: RankedGame | null;
}

export interface RankingOptions {
  /** 'What GRU4Rec would recommend after Rust'. */
  label: string;
  hue: string;
  /** Room is kept for this many rows. */
  k: number;
  /** Room is kept for the true game too, below them. */
  withTruth: boolean;
  /** What a ranking without games says. */
  empty: string;
  /** The game being looked at. */
  selected?: number | null;
  /** The value of a full bar; the highest of `top` unless given. */
  limit?: number;
  onSelect?(item: number): void;
  onHover?(item: number | null): void;
}

/** The rows that are drawn: the first k, and the truth below them when it is not among them. */
export function shownGames({ top, truth }: RankingData): RankedGame[] {
  return !truth || top.some(({ item }) => item === truth.item) ? top : [...top, truth];
}

export function rankingSummary({ top, truth }: RankingData, label: string): string {
  const first = top.slice(0, 3).map(({ title, value }) => `${title} ${number(value)}`);
  const known = truth ? ` The game that did come next, ${truth.title}, is at rank ${truth.rank}.` : '';
  return `${label}: ${first.join(', ') || 'nothing yet'}.${known}`;
}

export function rankingTable(data: RankingData, label: string): Table {
  return {
    caption: label,
    columns: ['Rank', 'Game', 'Probability'],
    rows: shownGames(data).map(({ rank, title, value }) => [rank, title, number(value)]),
  };
}

export function describeRank({ rank, title, value, before }: RankedGame, truth: boolean): string {
  const change = climbed(rank, before);
  const moved = !change ? '' : change > 0 ? `, up ${change}` : `, down ${-change}`;
  return `${rank}. ${title}, ${number(value)}${moved}${truth ? ', the true one' : ''}`;
}

export const ranking = drawing<RankingData, RankingOptions>('ranking', (root, current) => {
  const list = root.append('div').attr('role', 'listbox');
  const empty = root.append('p').attr('class', 'viz-empty viz-ranking-empty').attr('aria-hidden', 'true');
  const node = list.node();
  const settle = node ? rovingOptions(node) : () => undefined;
  return {
    render() {
      const { data, options } = current;
      const rows = options.k + (options.withTruth ? 1 : 0);
      root.style('--viz-hue', options.hue).attr('data-active', options.onSelect ? '' : null);
      list
        .attr('aria-label', rankingSummary(data, options.label))
        .style('min-height', `calc(${rows} * var(--viz-rank-height))`);
      empty.text(data.top.length === 0 ? options.empty : '');
      rankRows(list, shownGames(data), {
        limit: options.limit ?? max(data.top, ({ value }) => value) ?? 1,
        truth: data.truth?.item ?? null,
      });
      list
        .selectAll<HTMLDivElement, RankedGame>('div.viz-rank')
        .attr('role', 'option')
        .attr('aria-selected', ({ item }) => item === options.selected)
        .attr('data-selected', ({ item }) => (item === options.selected ? '' : null))
        .attr('aria-label', (game) => describeRank(game, game.item === data.truth?.item))
        .on('click', (_, { item }) => options.onSelect?.(item))
        .on('pointerenter', (_, { item }) => options.onHover?.(item))
        .on('pointerleave', () => options.onHover?.(null));
      settle();
    },
  };
});
