/**
 * A thousand dots that can be pointed at: painted on a canvas, and one box over it all, the drawing's only tab stop. It
 * is a slider whose value is the text of its dot, so that screen readers pass it the arrow keys.
 */
import { cleared, onThemeChange, resolved } from './canvas';
import { type Dot, dotAt, dotToward } from './dotLayout';
import type { Root } from './drawing';

export interface PaintedDot extends Dot {
  /** Any CSS colour, tokens too. Faint dots are grey and behind the others. */
  colour: string;
}

export interface DotHooks {
  /** What it is, and its numbers: two lines. */
  describe(index: number): [string, string];
  /** The dot from which the arrow keys start. */
  chosen?(): number | null;
  choose?(index: number): void;
}

export interface DotLayer {
  paint(dots: readonly PaintedDot[], width: number, height: number): void;
  /** What the drawing is, for the slider. */
  name(label: string): void;
  destroy(): void;
}

const faintColour = 'var(--line-2)';
const rim = 'var(--surface)';

/** Under everything else in `stage`. */
export function dotLayer(stage: Root, hooks: DotHooks): DotLayer {
  const canvas = stage.insert('canvas', 'svg').attr('aria-hidden', 'true').node() as HTMLCanvasElement;
  const tip = stage.append('div').attr('class', 'viz-tip').attr('aria-hidden', 'true').attr('hidden', '');
  const title = tip.append('b');
  const numbers = tip.append('span');
  const slider = stage
    .append('div')
    .attr('class', 'viz-chart-slider')
    .attr('role', 'slider')
    .attr('tabindex', 0)
    .attr('aria-valuemin', 1);
  let painted: { dots: readonly PaintedDot[]; width: number; height: number } | null = null;
  let colours = new Map<string, string>();
  let at: number | null = null;

  const dots = (): readonly PaintedDot[] => painted?.dots ?? [];

  function show(index: number | null): void {
    at = index;
    const dot = index === null ? undefined : painted?.dots[index];
    tip.attr('hidden', dot && !dot.faint ? null : '');
    const box = tip.node();
    if (!dot || !box || index === null || !painted) return;
    const [what, how] = hooks.describe(index);
    title.text(what);
    numbers.text(how);
    const left = Math.max(0, Math.min(dot.x - box.offsetWidth / 2, painted.width - box.offsetWidth));
    const above = dot.y - dot.radius - 8 - box.offsetHeight;
    const top = above >= 0 ? above : dot.y + dot.radius + 8;
    tip.style('transform', `translate(${left}px, ${top}px)`);
  }

  /** Where the keys stand: at the dot last shown, else at the chosen one, else at the first. */
  function place(): number {
    const index = at ?? hooks.chosen?.() ?? null;
    if (index !== null && dots()[index] && !dots()[index].faint) return index;
    return Math.max(
      0,
      dots().findIndex(({ faint }) => !faint),
    );
  }

  function settle(): void {
    if (!painted?.dots.length) return;
    const index = place();
    slider
      .attr('aria-valuemax', painted.dots.length)
      .attr('aria-valuenow', index + 1)
      .attr('aria-valuetext', hooks.describe(index).join('. '));
  }

  stage
    .on('pointermove.dots pointerdown.dots', (event: PointerEvent) => {
      const corner = canvas.getBoundingClientRect();
      show(dotAt(dots(), event.clientX - corner.left, event.clientY - corner.top));
      stage.style('cursor', at !== null && hooks.choose ? 'pointer' : 'default');
    })
    .on('pointerleave.dots pointercancel.dots', () => show(null))
    .on('click.dots', () => {
      if (at !== null) hooks.choose?.(at);
    });
  slider
    .on('keydown', (event: KeyboardEvent) => {
      const index = place();
      if (event.key === 'Enter' && hooks.choose) hooks.choose(index);
      else if (event.key === 'Escape' && at !== null) show(null);
      else {
        const next =
          event.key === 'Home' ? (hooks.chosen?.() ?? 0) : dotToward(dots(), event.key, dots()[index]);
        if (next === null && !event.key.startsWith('Arrow')) return;
        show(next ?? index);
        settle();
      }
      event.preventDefault();
      event.stopPropagation();
    })
    .on('blur', () => show(null));

  function draw(): void {
    if (!painted) return;
    const { dots, width, height } = painted;
    const context = cleared(canvas, width, height);
    if (!context) return;
    const wanted = new Set([faintColour, rim, ...dots.map(({ colour }) => colour)]);
    const unknown = [...wanted].filter((colour) => !colours.has(colour));
    resolved(canvas.parentElement ?? document.body, unknown).forEach((found, i) => {
      colours.set(unknown[i], found);
    });
    context.lineWidth = 0.5;
    context.strokeStyle = colours.get(rim) ?? 'transparent';
    const circle = ({ x, y, radius }: Dot) => {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    };
    context.fillStyle = colours.get(faintColour) ?? 'transparent';
    context.globalAlpha = 0.6;
    for (const dot of dots) if (dot.faint) circle(dot);
    context.globalAlpha = 0.82;
    for (const dot of dots) {
      if (dot.faint) continue;
      context.fillStyle = colours.get(dot.colour) ?? 'transparent';
      circle(dot);
      context.stroke();
    }
  }

  const stopWatching = onThemeChange(() => {
    colours = new Map();
    draw();
  });
  return {
    paint(dots, width, height) {
      painted = { dots, width, height };
      draw();
      settle();
      if (at !== null) show(at < dots.length ? at : null);
    },
    name: (label) => void slider.attr('aria-label', label),
    destroy: stopWatching,
  };
}
