/** Each game by how many have it and by how often it is shown, on logarithmic axes; those never shown stand below. */
import { format, max, scaleLog } from 'd3';
import { drawAxes } from './axis';
import { powersOfTen } from './chartLayout';
import { dotLayer, type PaintedDot } from './dots';
import { drawing } from './drawing';

export interface ExposedGame {
  title: string;
  /** Players who have it. */
  owned: number;
  /** How often it was the game that came. */
  came: number;
  /** How many of the asked players were shown it. */
  shown: number;
}

export interface ExposurePlotOptions {
  /** 'Games that SASRec shows'. */
  label: string;
  hue: string;
  height: number;
}

const margin = { top: 20, bottom: 40, left: 52, right: 14 };
/** Room for those that are never shown. */
const STRIP = 34;
/** Where on a logarithmic axis a zero is put. */
const NOBODY = 0.6;

const whole = format(',');

export const describeExposure = ({ owned, came, shown }: ExposedGame): string =>
  `${whole(owned)} have it · came ${whole(came)} × · shown ${whole(shown)} ×`;

/** How often a game would be shown for each player who has it, if games were shown as often as they are owned. */
export function fairRate(games: readonly ExposedGame[]): number {
  const sum = (key: 'owned' | 'shown') => games.reduce((total, game) => total + game[key], 0);
  return sum('shown') / sum('owned');
}

export const exposurePlot = drawing<readonly ExposedGame[], ExposurePlotOptions>(
  'exposure',
  (root, current) => {
    const stage = root.append('div').attr('class', 'viz-stage');
    const svg = stage.append('svg').attr('role', 'img');
    const grid = svg.append('g').attr('class', 'viz-axis');
    const fair = svg.append('line').attr('class', 'viz-baseline');
    const strip = svg.append('line').attr('class', 'viz-exposure-strip');
    const words = svg.append('g').attr('class', 'viz-exposure-words');
    const dots = dotLayer(stage, {
      describe: (index) => [current.data[index].title, describeExposure(current.data[index])],
    });
    return {
      render(width) {
        const { data, options } = current;
        const { height, hue, label } = options;
        const right = width - margin.right;
        const bottom = height - margin.bottom;
        const floor = bottom - STRIP;
        const most = max(data, ({ owned }) => owned) ?? 1;
        const rate = fairRate(data);
        const highest = Math.max(10, max(data, ({ shown }) => shown) ?? 1, rate * most);
        // Those that nobody has stand at the left edge: zero has no place on this axis.
        const least = data.some(({ owned }) => owned === 0) ? NOBODY : 1;
        const x = scaleLog([least, Math.max(2, most * 1.1)], [margin.left, right]);
        const y = scaleLog([0.8, highest * 1.1], [floor, margin.top]);
        const never = data.filter(({ shown }) => shown === 0).length;
        svg
          .attr('width', width)
          .attr('height', height)
          .attr('aria-label', `${label}: ${whole(never)} of ${whole(data.length)} are never shown.`);
        drawAxes(grid, {
          left: margin.left,
          right,
          ticks: [1, ...powersOfTen(highest)],
          y,
          write: (tick) => `${whole(tick)} ×`,
          below: [...(least < 1 ? [0] : []), 1, ...powersOfTen(most)].map((tick) => ({
            x: x(Math.max(least, tick)),
            y: bottom + 16,
            anchor: x(Math.max(least, tick)) > right - 16 ? 'end' : 'middle',
            text: whole(tick),
          })),
        });
        const from = Math.max(1, 0.8 / rate);
        fair
          .attr('x1', x(from))
          .attr('y1', y(rate * from))
          .attr('x2', x(most))
          .attr('y2', y(rate * most));
        strip
          .attr('x1', margin.left)
          .attr('x2', right)
          .attr('y1', floor + 4)
          .attr('y2', floor + 4);
        words
          .selectAll('text')
          .data([
            { x: margin.left - 8, y: floor + STRIP / 2 + 6, anchor: 'end', text: 'never' },
            { x: margin.left - 44, y: 10, anchor: 'start', text: 'times shown' },
            { x: right, y: bottom + 33, anchor: 'end', text: 'players who have the game' },
            { x: x(most) - 6, y: y(rate * most) - 7, anchor: 'end', text: 'as often as owned' },
          ])
          .join('text')
          .attr('x', (word) => word.x)
          .attr('y', (word) => word.y)
          .attr('text-anchor', (word) => word.anchor)
          .text((word) => word.text);
        dots.name(`${label}: arrow keys go from game to game`);
        dots.paint(
          data.map(
            ({ owned, shown }): PaintedDot => ({
              x: x(Math.max(least, owned)),
              y: shown === 0 ? floor + STRIP / 2 + 2 : y(shown),
              radius: 3,
              colour: hue,
            }),
          ),
          width,
          height,
        );
      },
      destroy: dots.destroy,
    };
  },
);
