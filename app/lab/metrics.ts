/** What the metrics are called, and how a row of them is written. */
import type { Metrics } from '../../src/train/protocol';

export type MetricName = keyof Metrics;

export const metricTitles: Record<MetricName, string> = { hr10: 'HR@10', ndcg10: 'NDCG@10', mrr: 'MRR' };

export const metricColumns = Object.values(metricTitles);

/** Dashes for what has not been measured. */
export const metricCells = (row: Metrics | null | undefined): string[] =>
  (Object.keys(metricTitles) as MetricName[]).map((name) => row?.[name].toFixed(3) ?? '–');
