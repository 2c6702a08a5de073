/** The hatching of a mask. */
import type { Svg } from './cells';
import { uniqueId } from './drawing';

/** Adds the pattern to an SVG and returns what to fill with. */
export function hatch(svg: Svg): string {
  const id = uniqueId('hatch');
  svg
    .append('pattern')
    .attr('id', id)
    .attr('width', 5)
    .attr('height', 5)
    .attr('patternUnits', 'userSpaceOnUse')
    .attr('patternTransform', 'rotate(45)')
    .append('line')
    .attr('class', 'viz-hatch')
    .attr('y2', 5);
  return `url(#${id})`;
}
