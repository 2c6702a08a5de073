import type { Report } from './report';
import { deviceTable, epochTable, lossSpread } from './table';
export const sectionOf = (report: Report): string =>
  [
    JSON.stringify({ ...report, results: 0, edits: 0 }),
    epochTable(report),
    deviceTable(report),
    `losses ${lossSpread(report.results)}`,
  ].join('\n\n');
