/** Pictures that stand in a README: plain SVG on a ground of its own, legible in light and dark surroundings. */

export const colours = {
  ground: '#fbfaf6',
  ink: '#1c1e23',
  soft: '#555a64',
  line: '#e4e0d6',
  aim: '#b3312c',
};

export const modelColours = { gru4rec: '#0a706b', sasrec: '#6546b0', bert4rec: '#ad3f28' } as const;

type Attributes = Record<string, string | number>;

export const element = (name: string, attributes: Attributes, content = ''): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${rounded(value)}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
};

const rounded = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(10 * value) / 10) : value;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const label = (x: number, y: number, text: string, more: Attributes = {}): string =>
  element('text', { x, y, fill: colours.ink, ...more }, escaped(text));

export const line = (x1: number, y1: number, x2: number, y2: number, more: Attributes = {}): string =>
  element('line', { x1, y1, x2, y2, stroke: colours.line, ...more });

/** @param title what a screen reader says of it */
export const picture = (width: number, height: number, title: string, parts: readonly string[]): string =>
  `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'font-family': 'Inter, system-ui, sans-serif',
      'font-size': 12,
    },
    [
      element('title', {}, escaped(title)),
      element('rect', { width, height, rx: 10, fill: colours.ground }),
      ...parts,
    ].join('\n'),
  )}\n`;
