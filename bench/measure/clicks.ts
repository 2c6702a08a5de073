import type { Options } from '../options';
import type { Report } from '../report/report';
export async function measureClicks(_: Options): Promise<Report['edits']> {
  return [];
}
