/** What the model expects under each mask, against the game that was hidden there. */
import { max, select } from 'd3';
import { drawing } from './drawing';
import { rovingOptions } from './keyboard';
import { type RankedGame, rankRows } from './rankRows';
import { number } from './text';
import type { Table } from './types';

export interface MaskedSlot {
  /** Where in the history the mask stands, from 0. */
  position: number;
  /** The first k, highest first. */
  top: RankedGame[];
  /** The hidden game and its rank; null for the mask appended after the history. */
  truth: RankedGame | null;
}

export interface DistributionOptions {
  label: string;
  hue: string;
  /** Room is kept for this many rows in each slot. */
  k: number;
  /** The slot being looked at. */
  selected: number | null;
  onSelect?(position: number): void;
}

const places = (rank: number): string => (rank === 1 ? 'first' : `rank ${rank}`);

export const slotTitle = ({ position, truth }: MaskedSlot): string =>
  truth ? `${position + 1} · ${truth.title}` : 'next';

export function distributionSummary(slots: MaskedSlot[], label: string): string {
  const found = slots.filter(({ truth }) => truth?.rank === 1).length;
  const hidden = slots.filter(({ truth }) => truth).length;
  return `${label}: ${slots.length} masks; of ${hidden} hidden games ${found} ${found === 1 ? 'is' : 'are'} guessed first.`;
}

export function distributionTable(slots: MaskedSlot[], label: string): Table {
  return {
    caption: label,
    columns: ['Position', 'Hidden game', 'Its rank', 'Its probability', 'First guess', 'Probability'],
    rows: slots.map(({ position, truth, top }) => [
      position + 1,
      truth?.title ?? '–',
      truth?.rank ?? '–',
      truth ? number(truth.value) : '–',
      top[0]?.title ?? '–',
      top[0] ? number(top[0].value) : '–',
    ]),
  };
}

const gamesOf = ({ top, truth }: MaskedSlot): RankedGame[] =>
  !truth || top.some(({ item }) => item === truth.item) ? top : [...top, truth];

export const distribution = drawing<MaskedSlot[], DistributionOptions>('distribution', (root, current) => {
  const list = root.append('div').attr('class', 'viz-slots').attr('role', 'listbox');
  const node = list.node();
  const settle = node ? rovingOptions(node) : () => undefined;
  return {
    render() {
      const { data, options } = current;
      const limit = max(data, ({ top }) => top[0]?.value) ?? 1;
      root.style('--viz-hue', options.hue);
      list.attr('aria-label', distributionSummary(data, options.label));
      const slots = list
        .selectAll<HTMLDivElement, MaskedSlot>('div.viz-slot')
        .data(data, ({ position }) => position)
        .join((entering) => {
          const slot = entering.append('div').attr('class', 'viz-slot').attr('role', 'option');
          const head = slot.append('div').attr('class', 'viz-slot-head');
          head.append('span').attr('class', 'viz-slot-title');
          head.append('span').attr('class', 'viz-slot-rank');
          slot.append('div').attr('class', 'viz-slot-games').attr('aria-hidden', 'true');
          return slot;
        })
        .order()
        .attr('aria-selected', ({ position }) => position === options.selected)
        .attr('aria-label', (slot) => describeSlot(slot))
        .on('click', (_, { position }) => options.onSelect?.(position));
      slots.select('.viz-slot-title').text(slotTitle);
      slots.select('.viz-slot-rank').text(({ truth }) => (truth ? places(truth.rank) : ''));
      slots.select<HTMLDivElement>('.viz-slot-games').each(function (slot) {
        const games = select<HTMLDivElement, unknown>(this);
        games.style('min-height', `calc(${options.k + 1} * var(--viz-rank-height))`);
        rankRows(games, gamesOf(slot), { limit, truth: slot.truth?.item ?? null });
      });
      settle();
    },
  };
});

function describeSlot(slot: MaskedSlot): string {
  const guesses = slot.top.slice(0, 3).map(({ title, value }) => `${title} ${number(value)}`);
  const rank = slot.truth ? `, at ${places(slot.truth.rank)}` : '';
  return `${slotTitle(slot)}${rank}. Guesses: ${guesses.join(', ')}`;
}
