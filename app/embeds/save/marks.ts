/** What the marks of a picture share: where they lie, and their colours. */

/** Where a box lies in the picture, which is made to reach down to its lower edge. */
export type Place = (box: DOMRect) => { x: number; y: number };

export const round = (value: number): number => Math.round(value * 10) / 10;

const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const known = new Map<string, string>();

/** Any CSS colour as #rrggbbaa, which every program that reads SVG knows. */
export function flat(colour: string): string {
  let found = known.get(colour);
  if (found === undefined && pixel) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    found = `#${[...pixel.getImageData(0, 0, 1, 1).data].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    known.set(colour, found);
  }
  return found ?? colour;
}
