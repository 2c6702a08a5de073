/** The frame of every drawing: its element, its width, and when to draw again. */
import { type Selection, select } from 'd3';
import type { Drawing } from './types';

export type Root = Selection<HTMLDivElement, unknown, null, undefined>;

/** The data and options last given: event handlers read them from here. */
export interface Current<Data, Options> {
  data: Data;
  options: Options;
}

export interface Painter {
  /** Draws `current` for a width in CSS pixels. */
  render(width: number): void;
  destroy?(): void;
}

/** `setup` makes the parts that never change once, and returns what draws them. */
export function drawing<Data, Options>(
  name: string,
  setup: (root: Root, current: Current<Data, Options>) => Painter,
): Drawing<Data, Options> {
  return (element, data, options) => {
    const current = { data, options };
    const node = element.appendChild(document.createElement('div'));
    node.className = `viz viz-${name}`;
    const painter = setup(select(node), current);
    let width = 0;
    let alive = true;
    const render = (): void => {
      if (alive && width > 0) painter.render(width);
    };
    const resize = (next: number): void => {
      if (next === width) return;
      width = next;
      render();
    };
    const observer = new ResizeObserver(([entry]) => resize(Math.floor(entry.contentRect.width)));
    observer.observe(node);
    inNextFrame(node, resize);
    // Titles are measured: once more when the fonts are there.
    if (document.fonts.status === 'loading') void document.fonts.ready.then(render);
    return {
      update(nextData, nextOptions) {
        current.data = nextData;
        current.options = nextOptions;
        render();
      },
      destroy() {
        alive = false;
        observer.disconnect();
        painter.destroy?.();
        node.remove();
      },
    };
  };
}

const unmeasured = new Map<Element, (width: number) => void>();

/** Measures all elements that wait, and only then draws: to draw between two measures would cost a layout for each. */
function inNextFrame(element: Element, draw: (width: number) => void): void {
  if (unmeasured.size === 0) requestAnimationFrame(drawUnmeasured);
  unmeasured.set(element, draw);
}

function drawUnmeasured(): void {
  const measured = [...unmeasured].map(([{ clientWidth }, draw]) => ({ clientWidth, draw }));
  unmeasured.clear();
  for (const { clientWidth, draw } of measured) draw(clientWidth);
}

export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

let count = 0;

/** An id for an SVG definition, unique in the page. */
export const uniqueId = (name: string): string => {
  count += 1;
  return `viz-${name}-${count}`;
};
