/**
 * Games on a plane: a map without axes, because a turn of it says the same, and with a scale bar, because distances are
 * what it shows. Points glide to where they are now.
 */
import { easeCubicInOut, format, scaleLinear } from 'd3';
import { type Fit, fitted, standing } from './dotLayout';
import { dotLayer, type PaintedDot } from './dots';
import { drawing, prefersReducedMotion } from './drawing';
import { elide, interfaceFont, measurer } from './text';

export interface MapGame {
  title: string;
  /** Under the title, where it is pointed at. */
  detail: string;
  colour: string;
  /** Of its dot, in pixels. */
  radius: number;
  /** Those with more are named first. */
  weight: number;
}

export interface PointMapData {
  games: readonly MapGame[];
  /** [n, 2]. */
  points: ArrayLike<number>;
}

export interface PointMapOptions {
  /** 'Map of 1,121 games'. */
  label: string;
  hue: string;
  height: number;
  chosen: number | null;
  /** The games most like the chosen one, the most alike first. */
  near: readonly number[];
  /** Games that are not of a genre that is looked at. */
  faint: (index: number) => boolean;
  /** How many are named. */
  named: number;
  onChoose(index: number): void;
}

const MARGIN = 26;
const GLIDE_MS = 700;
const LINE = 15;

interface Place {
  x: number;
  y: number;
}

export const pointMap = drawing<PointMapData, PointMapOptions>('map', (root, current) => {
  const stage = root.append('div').attr('class', 'viz-stage');
  const svg = stage.append('svg').attr('role', 'img');
  const links = svg.append('g').attr('class', 'viz-map-links');
  const names = svg.append('g').attr('class', 'viz-map-names');
  const places = svg.append('g').attr('class', 'viz-map-places');
  const ring = svg.append('circle').attr('class', 'viz-ring');
  const outline = svg.append('circle').attr('class', 'viz-guide');
  const bar = svg.append('g').attr('class', 'viz-map-scale');
  const dots = dotLayer(stage, {
    describe: (index) => [current.data.games[index].title, current.data.games[index].detail],
    chosen: () => current.options.chosen,
    choose: (index) => current.options.onChoose(index),
  });
  let shown: Place[] = [];
  let target: Place[] = [];
  let drawnFor = { width: 0, height: 0, points: null as ArrayLike<number> | null };
  let frame = 0;
  let labelled: number[] = [];

  function render(width: number): void {
    const { data, options } = current;
    const { height } = options;
    const fit = fitted(data.points, width, height, MARGIN);
    const moved = drawnFor.points !== data.points;
    const resized = drawnFor.width !== width || drawnFor.height !== height;
    const glides = moved && !resized && shown.length === data.games.length;
    if (moved || resized) {
      target = data.games.map((_, i) => ({ x: fit.x(data.points[2 * i]), y: fit.y(data.points[2 * i + 1]) }));
      drawnFor = { width, height, points: data.points };
      cancelAnimationFrame(frame);
      frame = 0;
    }
    svg.attr('width', width).attr('height', height).attr('aria-label', summaryOf(data, options));
    dots.name(`${options.label}: arrow keys go from game to game, Enter chooses`);
    labelled = labelledIn(target, width);
    scaleBar(fit, height);
    if (glides && !prefersReducedMotion()) glide(shown, width);
    else if (frame === 0) paint(target, width);
  }

  function glide(from: Place[], width: number): void {
    const start = performance.now();
    const next = (): void => {
      const share = Math.min(1, (performance.now() - start) / GLIDE_MS);
      const eased = easeCubicInOut(share);
      const between = target.map(({ x, y }, i) => ({
        x: from[i].x + eased * (x - from[i].x),
        y: from[i].y + eased * (y - from[i].y),
      }));
      frame = share < 1 ? requestAnimationFrame(next) : 0;
      paint(share < 1 ? between : target, width);
    };
    next();
  }

  function paint(at: Place[], width: number): void {
    const { data, options } = current;
    shown = at;
    const near = new Set(options.near);
    const painted = data.games.map(({ colour, radius }, i): PaintedDot => {
      const held = i === options.chosen || near.has(i);
      return {
        ...at[i],
        radius: held ? Math.max(radius, 3.5) : radius,
        colour,
        faint: !held && options.faint(i),
      };
    });
    dots.paint(painted, width, options.height);
    const chosen = options.chosen === null ? null : painted[options.chosen];
    for (const [circle, extra] of [
      [ring, 3],
      [outline, 4.75],
    ] as const) {
      circle
        .attr('visibility', chosen ? null : 'hidden')
        .attr('cx', chosen?.x ?? 0)
        .attr('cy', chosen?.y ?? 0)
        .attr('r', (chosen?.radius ?? 0) + extra);
    }
    links
      .style('stroke', options.hue)
      .selectAll('line')
      .data(chosen ? options.near : [])
      .join('line')
      .attr('x1', chosen?.x ?? 0)
      .attr('y1', chosen?.y ?? 0)
      .attr('x2', (i) => at[i].x)
      .attr('y2', (i) => at[i].y);
    const ranks = (chosen ? options.near : []).map((i, place) => ({
      text: String(place + 1),
      x: at[i].x,
      y: at[i].y - painted[i].radius - 3,
    }));
    // Of numbers that would cover each other the first stands: the list beside the map has them all.
    const digit = 7;
    const boxes = ranks.map(({ text, x, y }) => ({
      x: x - (digit * text.length) / 2,
      y,
      width: digit * text.length,
    }));
    const stands = standing(boxes, 10, width);
    places
      .selectAll('text')
      .data(ranks.filter((_, place) => stands[place]))
      .join('text')
      .attr('x', ({ x }) => x)
      .attr('y', ({ y }) => y)
      .text(({ text }) => text);
    const measure = measurer(interfaceFont(12));
    names
      .selectAll('text')
      .data(labelled)
      .join('text')
      .attr('class', (i) => (i === options.chosen ? 'viz-now' : null))
      .attr('x', (i) => at[i].x + painted[i].radius + 5)
      .attr('y', (i) => at[i].y + 4)
      .text((i) => elide(data.games[i].title, 170, measure));
  }

  /** The chosen game, and of those that most players have as many as have room. */
  function labelledIn(at: Place[], width: number): number[] {
    const { games } = current.data;
    const { chosen, faint, named, height } = current.options;
    const near = new Set(current.options.near);
    const byWeight = [...games.keys()]
      .filter((i) => i !== chosen && !near.has(i) && !faint(i))
      .sort((a, b) => games[b].weight - games[a].weight)
      .slice(0, 4 * named);
    const wanted = chosen === null ? byWeight : [chosen, ...byWeight];
    const measure = measurer(interfaceFont(12));
    const labels = wanted.map((i) => ({
      x: at[i].x + games[i].radius + 5,
      y: at[i].y,
      width: Math.min(170, measure(games[i].title)),
    }));
    const stands = standing(labels, LINE, width);
    const legible = wanted.filter((_, i) => stands[i] && labels[i].y > LINE && labels[i].y < height - 30);
    return legible.slice(0, named + (chosen === null ? 0 : 1));
  }

  /** A round length, a fifth of the width at most. */
  function scaleBar({ scale }: Fit, height: number): void {
    const width = drawnFor.width;
    const length =
      scaleLinear([0, width / 5 / scale], [0, 1])
        .ticks(2)
        .at(-1) || 1;
    const [left, y] = [12, height - 12];
    bar
      .selectAll('path')
      .data([length])
      .join('path')
      .attr('d', `M${left} ${y - 5}v5h${length * scale}v-5`);
    bar
      .selectAll('text')
      .data([length])
      .join('text')
      .attr('class', 'viz-number')
      .attr('x', left + length * scale + 8)
      .attr('y', y)
      .text(format('~g'));
  }

  return {
    render,
    destroy() {
      cancelAnimationFrame(frame);
      dots.destroy();
    },
  };
});

function summaryOf({ games }: PointMapData, { label, chosen, near }: PointMapOptions): string {
  if (chosen === null) return `${label}.`;
  const alike = near.slice(0, 3).map((i) => games[i].title);
  return `${label}. Chosen: ${games[chosen].title}; most alike are ${alike.join(', ')}.`;
}
