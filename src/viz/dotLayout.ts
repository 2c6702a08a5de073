/** Where dots are, and which one is meant: all of it in CSS pixels. */

export interface Dot {
  x: number;
  y: number;
  radius: number;
  /** Not to be pointed at. */
  faint?: boolean;
}

/** How far from the rim of a dot the pointer may be and still mean it. */
const REACH = 10;

/** The dot under, or else nearest to, the pointer; null where none is near. */
export function dotAt(dots: readonly Dot[], x: number, y: number): number | null {
  let found: number | null = null;
  let least = REACH;
  dots.forEach((dot, index) => {
    const away = Math.hypot(dot.x - x, dot.y - y) - dot.radius;
    if (dot.faint || away >= least) return;
    least = away;
    found = index;
  });
  return found;
}

const headings: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The dot to which an arrow key leads: the nearest one in that quarter of the plane, and a way aside counts twice. null
 * where there is none, or the key is another.
 */
export function dotToward(dots: readonly Dot[], key: string, from: Dot): number | null {
  const heading = headings[key];
  if (!heading) return null;
  let found: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  dots.forEach((dot, index) => {
    const [x, y] = [dot.x - from.x, dot.y - from.y];
    const ahead = x * heading[0] + y * heading[1];
    const aside = Math.abs(x * heading[1]) + Math.abs(y * heading[0]);
    if (dot.faint || ahead <= 0 || aside > ahead || ahead + 2 * aside >= least) return;
    least = ahead + 2 * aside;
    found = index;
  });
  return found;
}

/** From data to pixels: as large as fits with `margin` all around, a unit as long upwards as it is sideways. */
export interface Fit {
  /** Pixels to a unit. */
  scale: number;
  x(value: number): number;
  y(value: number): number;
}

/** @param points [n, 2] */
export function fitted(points: ArrayLike<number>, width: number, height: number, margin: number): Fit {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < points.length; i++) {
    low[i % 2] = Math.min(low[i % 2], points[i]);
    high[i % 2] = Math.max(high[i % 2], points[i]);
  }
  const [wide, tall] = [high[0] - low[0], high[1] - low[1]];
  const scale = Math.min((width - 2 * margin) / (wide || 1), (height - 2 * margin) / (tall || 1));
  const middle = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  return {
    scale,
    x: (value) => width / 2 + scale * (value - middle[0]),
    y: (value) => height / 2 - scale * (value - middle[1]),
  };
}

export interface Label {
  x: number;
  y: number;
  width: number;
}

/** Which labels can stand without touching those before them or leaving the picture, the most important first. */
export function standing(labels: readonly Label[], height: number, width: number): boolean[] {
  const placed: Label[] = [];
  return labels.map((label) => {
    const inside = label.x >= 0 && label.x + label.width <= width;
    const touches = placed.some(
      (other) =>
        Math.abs(other.y - label.y) < height &&
        label.x < other.x + other.width + 4 &&
        other.x < label.x + label.width + 4,
    );
    if (!inside || touches) return false;
    placed.push(label);
    return true;
  });
}
