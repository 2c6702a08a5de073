/** The line under a drawing: the legend of its colours, and the value under the pointer. Its height never changes. */
import type { Root } from './drawing';
import { type ColourScale, rampOf } from './scale';
import { short } from './text';

export interface Foot {
  legend(scale: ColourScale, masked?: boolean): void;
  /** Plain text on the right; empty keeps its place. */
  read(text: string): void;
}

export function foot(root: Root): Foot {
  const line = root.append('div').attr('class', 'viz-foot');
  const legend = line.append('div').attr('class', 'viz-legend').attr('aria-hidden', 'true');
  const low = legend.append('span').attr('class', 'viz-number');
  const ramp = legend.append('i').attr('class', 'viz-ramp');
  const high = legend.append('span').attr('class', 'viz-number');
  const mask = legend.append('span').attr('class', 'viz-mask-key').text('masked');
  const readout = line.append('output').attr('class', 'viz-readout').attr('aria-live', 'off');
  return {
    legend({ kind, limit, clipped }, masked = false) {
      low.text(kind === 'magnitude' ? '0' : `${clipped ? '≤ ' : ''}${short(-limit)}`);
      high.text(`${clipped ? '≥ ' : ''}${kind === 'signed' ? '+' : ''}${short(limit)}`);
      ramp.style('background', rampOf(kind));
      mask.attr('hidden', masked ? null : '');
    },
    read(text) {
      readout.text(text);
    },
  };
}
