/** Puts what was measured into the repository: pictures, figures, and the README's section. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { editPlot } from './editPlot';
import { epochPlot } from './epochPlot';
import type { Report } from './report';
import { scalingPlot } from './scalingPlot';
import { hasRaces, sectionOf } from './section';

const root = new URL('../../', import.meta.url);
const folder = new URL('docs/bench/', root);

export const markers = ['<!-- benchmark: npm run bench -- --write -->', '<!-- /benchmark -->'] as const;

export function writeReport(report: Report): void {
  mkdirSync(folder, { recursive: true });
  const save = (name: string, text: string) => writeFileSync(new URL(name, folder), text);
  save('report.json', `${JSON.stringify(report, null, 1)}\n`);
  if (hasRaces(report)) save('epochs.svg', epochPlot(report));
  if (report.scaling.length > 0) save('scaling.svg', scalingPlot(report));
  if (report.edits.length > 0) save('edits.svg', editPlot(report));
  const readme = new URL('README.md', root);
  writeFileSync(readme, between(readFileSync(readme, 'utf8'), sectionOf(report, true)));
}

/** The text with what lies between the markers replaced. */
export function between(text: string, section: string): string {
  const [start, end] = markers.map((marker) => text.indexOf(marker));
  if (start < 0 || end < start) throw new Error(`README.md has no ${markers.join(' … ')}.`);
  return `${text.slice(0, start + markers[0].length)}\n\n${section}\n\n${text.slice(end)}`;
}
