/**
 * Value → colour. Values are drawn in a few levels, each a CSS `color-mix` of two tokens, so that a change of theme
 * recolours a drawing without redrawing it, and so that all the cells of a level are one SVG path.
 */

/** Signed: blue – neutral – orange. Magnitude: paper – the hue of the drawing (`--viz-hue`). */
export type ScaleKind = 'signed' | 'magnitude';

export interface ColourScale {
  kind: ScaleKind;
  /** The magnitude that is drawn in full colour; what lies beyond it is drawn the same. */
  limit: number;
  /** Some magnitudes do lie beyond the limit, and the legend says so. */
  clipped?: boolean;
}

/** Levels on each side of zero. */
export const levels = 16;

/** −16 … 16; not-a-number has none, and is not drawn. */
export function levelOf(value: number, scale: ColourScale): number | null {
  if (Number.isNaN(value)) return null;
  const share = scale.limit > 0 ? value / scale.limit : 0;
  const lowest = scale.kind === 'signed' ? -1 : 0;
  return Math.round(Math.min(1, Math.max(lowest, share)) * levels) || 0;
}

export function colourOf(level: number, kind: ScaleKind): string {
  const [from, to] =
    kind === 'magnitude'
      ? ['var(--mag-0)', 'var(--viz-hue)']
      : ['var(--zero)', level < 0 ? 'var(--neg)' : 'var(--pos)'];
  return `color-mix(in oklab, ${to} ${(Math.abs(level) / levels) * 100}%, ${from})`;
}

/** Text over a cell, by contrast: orange is light enough for dark text in both themes. */
export function inkOver(level: number, kind: ScaleKind): string {
  if (Math.abs(level) <= levels * 0.7) return 'var(--ink)';
  return kind === 'signed' && level > 0 ? 'light-dark(var(--ink), var(--surface))' : 'var(--surface)';
}

/** The CSS gradient of a legend, from the same colours as the cells. */
export function rampOf(kind: ScaleKind): string {
  const stops = kind === 'signed' ? [-1, -0.5, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  return `linear-gradient(90deg, ${stops.map((stop) => colourOf(stop * levels, kind)).join(', ')})`;
}

/**
 * A scale for values of which a few are far larger than the rest: its limit is the magnitude that `share` of them do not
 * exceed.
 */
export function robustScale(kind: ScaleKind, values: Iterable<number>, share = 0.97): ColourScale {
  const sizes = [...values]
    .filter(Number.isFinite)
    .map(Math.abs)
    .sort((a, b) => a - b);
  const limit = sizes[Math.floor(share * (sizes.length - 1))] || 1;
  return { kind, limit, clipped: limit < (sizes.at(-1) ?? 0) };
}

/** A scale for vectors that are to be compared: its limit is the first of 1, 0.5, 0.2, 0.1 … that none of them exceeds. */
export function roundScale(values: Iterable<number>): ColourScale {
  const { limit } = scaleFor('signed', values);
  const power = 10 ** Math.ceil(Math.log10(limit));
  const round = [0.2, 0.5, 1].find((share) => limit <= share * power * 1.000001) ?? 1;
  return { kind: 'signed', limit: round * power };
}

/** A scale over these values: its limit is the largest finite magnitude among them. */
export function scaleFor(kind: ScaleKind, values: Iterable<number>): ColourScale {
  let limit = 0;
  for (const value of values) if (Number.isFinite(value)) limit = Math.max(limit, Math.abs(value));
  return { kind, limit: limit || 1 };
}
