/** How often each code of a codebook is used, level by level: even where they share the work, bare where it collapsed. */
import { format, max, range } from 'd3';
import { drawing } from './drawing';

export interface UsageBarsData {
  levels: {
    /** 'First digit'. */
    name: string;
    /** What is said of it. */
    facts: string;
    /** [K] */
    usage: ArrayLike<number>;
    /** The code of the game that is looked at. */
    chosen: number | null;
  }[];
}

export interface UsageBarsOptions {
  /** 'Games by code'. */
  label: string;
}

const panel = { head: 18, bars: 46, foot: 16 };
const height = panel.head + panel.bars + panel.foot;
/** What an unused code is marked with, px. */
const STUB = 2;

export const usageBars = drawing<UsageBarsData, UsageBarsOptions>('usage', (root, current) => {
  const svg = root.append('svg').attr('role', 'img');
  return {
    render(width) {
      const { levels } = current.data;
      svg
        .attr('width', width)
        .attr('height', height * levels.length)
        .attr('aria-label', `${current.options.label}: ${levels.map(said).join('; ')}.`);
      const groups = svg
        .selectAll<SVGGElement, unknown>('g')
        .data(levels)
        .join('g')
        .attr('transform', (_, index) => `translate(0 ${index * height})`);
      groups
        .selectAll('text')
        .data(({ name, facts }) => [
          { text: name, x: 0, anchor: 'start', kind: 'viz-now' },
          { text: facts, x: width, anchor: 'end', kind: null },
        ])
        .join('text')
        .attr('class', ({ kind }) => kind)
        .attr('x', ({ x }) => x)
        .attr('y', 12)
        .attr('text-anchor', ({ anchor }) => anchor)
        .text(({ text }) => text);
      groups
        .selectAll('rect')
        .data(({ usage, chosen }) => {
          const most = Math.max(1, max(Array.from(usage)) ?? 0);
          return range(usage.length).map((code) => ({
            code,
            count: usage[code],
            share: usage[code] / most,
            chosen: code === chosen,
            step: width / usage.length,
          }));
        })
        .join('rect')
        .attr('class', ({ chosen, count }) =>
          ['viz-bar', chosen && 'viz-usage-chosen', count === 0 && 'viz-falling'].filter(Boolean).join(' '),
        )
        .attr('x', ({ code, step }) => code * step)
        .attr('width', ({ step }) => Math.max(1, step - Math.min(3, step * 0.2)))
        .attr('height', (bar) => heightOf(bar))
        .attr('y', (bar) => panel.head + panel.bars - heightOf(bar))
        .selectAll('title')
        .data(({ code, count }) => [`code ${code}: ${format(',')(count)} games`])
        .join('title')
        .text(String);
    },
  };
});

const heightOf = ({ share }: { share: number }) => Math.max(STUB, share * panel.bars);

const said = ({ name, facts }: UsageBarsData['levels'][number]) => `${name}: ${facts}`;
