/** The boxes of HTML elements: their grounds and borders. */
import { flat, type Place, round } from './marks';

const colours = /(?:rgba?|color|oklab|hsl)\([^()]*\)/g;

/** The ground of an HTML element: one colour, those of a gradient from left to right, or lines at equal distances. */
export function groundOf(style: CSSStyleDeclaration, box: DOMRect, place: Place, id: number): string {
  const stops = style.backgroundImage.includes('linear-gradient')
    ? (style.backgroundImage.match(colours) ?? [])
    : [];
  const colour = flat(style.backgroundColor);
  if (stops.length === 0 && colour.endsWith('00')) return '';
  const { x, y } = place(box);
  const shape = `x="${x}" y="${y}" width="${round(box.width)}" height="${round(box.height)}" rx="${Number.parseFloat(style.borderTopLeftRadius) || 0}"`;
  if (stops.length === 0) return `<rect ${shape} fill="${colour}"/>`;
  if (style.backgroundImage.startsWith('repeating-'))
    return upright(style.backgroundImage, { x, y, width: box.width, height: box.height }, shape, id);
  const offsets = stops.map(
    (stop, index) => `<stop offset="${index / Math.max(1, stops.length - 1)}" stop-color="${flat(stop)}"/>`,
  );
  return `<linearGradient id="ground-${id}">${offsets.join('')}</linearGradient><rect ${shape} fill="url(#ground-${id})"/>`;
}

/** The lines of a gradient that is repeated from left to right: the first colour, up to the second stop, of each period. */
function upright(
  image: string,
  box: Record<'x' | 'y' | 'width' | 'height', number>,
  shape: string,
  id: number,
): string {
  if (!image.startsWith('repeating-linear-gradient(90deg')) return '';
  const at = [...image.matchAll(/ ([\d.]+)(px|%)(?=[,)])/g)].map(([, value, unit]) =>
    unit === '%' ? (Number(value) * box.width) / 100 : Number(value),
  );
  const [colour = ''] = image.match(colours) ?? [];
  const line = `<rect width="${at[1]}" height="${round(box.height)}" fill="${flat(colour)}"/>`;
  const pattern = `<pattern id="ground-${id}" patternUnits="userSpaceOnUse" x="${box.x}" y="${box.y}" width="${at.at(-1)}" height="${round(box.height)}">${line}</pattern>`;
  return `${pattern}<rect ${shape} fill="url(#ground-${id})"/>`;
}

const sides = ['top', 'right', 'bottom', 'left'] as const;

/** The borders of an HTML element: a frame where all four are alike, else a bar for each that there is. */
export function edgesOf(style: CSSStyleDeclaration, box: DOMRect, place: Place): string {
  const edges = sides.map((side) => {
    const drawn = style.getPropertyValue(`border-${side}-style`) !== 'none';
    const width = drawn ? Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) : 0;
    const colour = flat(style.getPropertyValue(`border-${side}-color`));
    return { width: colour.endsWith('00') ? 0 : width, colour };
  });
  if (edges.every(({ width }) => width === 0)) return '';
  const { x, y } = place(box);
  const [{ width: line, colour }] = edges;
  if (edges.every((edge) => edge.width === line && edge.colour === colour)) {
    const [w, h] = [box.width - line, box.height - line].map(round);
    return `<rect x="${x + line / 2}" y="${y + line / 2}" width="${w}" height="${h}" rx="${Number.parseFloat(style.borderTopLeftRadius) || 0}" fill="none" stroke="${colour}" stroke-width="${line}"/>`;
  }
  const bars = {
    top: (width: number) => [x, y, box.width, width],
    right: (width: number) => [x + box.width - width, y, width, box.height],
    bottom: (width: number) => [x, y + box.height - width, box.width, width],
    left: (width: number) => [x, y, width, box.height],
  };
  return edges
    .map(({ width, colour }, index) => {
      if (width === 0) return '';
      const [left, top, w, h] = bars[sides[index]](width).map(round);
      return `<rect x="${left}" y="${top}" width="${w}" height="${h}" fill="${colour}"/>`;
    })
    .join('');
}
