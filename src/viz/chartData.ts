/** What a line chart is given, and the same in words and in rows. */
import { format } from 'd3';
import { type Point, segments, valueWhere } from './chartLayout';
import type { Table } from './types';

export interface LineSeries {
  name: string;
  hue: string;
  /** In the order of x. */
  points: Point[];
  /** Dotted: it was measured when the site was made, not here. */
  recorded?: boolean;
  /** Broken into dashes: what it covers stays visible. */
  dashed?: boolean;
  /** Drawn faintly and without a name: another course that the run has taken. */
  aside?: boolean;
}

export interface LineChartData {
  series: LineSeries[];
  /** Dashed lines across the chart. */
  baselines: { name: string; value: number }[];
}

export interface LineChartOptions {
  /** 'NDCG@10 on held-out players'. */
  label: string;
  /** 'step' or 'epoch'. */
  xName: string;
  /** A d3 format for values: '.3f'. */
  yFormat: string;
  fromZero: boolean;
  /** x from 1 on, by powers of ten: for ranks. From 0 on, evenly, unless given. */
  logarithmic?: boolean;
  /** y from 1 on, by powers of ten: for counts that grow by factors. */
  yLogarithmic?: boolean;
  /** What stands for an x in the line of values; its name and number unless given. */
  describeX?(x: number): string;
  /** How far the axes reach at least, so that they stay while a run grows. */
  xMax?: number;
  yMax?: number;
  height?: number;
  /** What an empty chart says. */
  empty: string;
  /** An x to mark: the snapshot being looked at. */
  marker?: number | null;
  onHover?(x: number | null): void;
  onSelect?(x: number): void;
}

/** Every x at which any curve was measured, ascending. */
export const measuredAt = ({ series }: LineChartData): number[] =>
  [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);

/** Curves with a name: those that values are read off. */
export const named = ({ series }: LineChartData): LineSeries[] => series.filter(({ aside }) => !aside);

/** The newest measured point of a curve. */
export const lastOf = ({ points }: LineSeries) => segments(points).at(-1)?.at(-1) ?? null;

export function lineChartSummary(data: LineChartData, { label, yFormat, empty }: LineChartOptions): string {
  const write = format(yFormat);
  const curves = named(data).flatMap((series) => {
    const last = lastOf(series);
    return last ? [`${series.name} ${write(last.y)}`] : [];
  });
  const against = data.baselines.map(({ name, value }) => `${name} ${write(value)}`);
  return `${label}: ${[...(curves.length > 0 ? curves : [empty]), ...against].join(', ')}.`;
}

export function lineChartTable(data: LineChartData, { label, xName, yFormat }: LineChartOptions): Table {
  const write = format(yFormat);
  const columns = [...data.series, ...data.baselines];
  return {
    caption: label,
    columns: [xName, ...columns.map(({ name }) => name)],
    rows: measuredAt(data).map((x) => [
      x,
      ...data.series.map(({ points }) => {
        const y = valueWhere(points, x);
        return y === null ? '–' : write(y);
      }),
      ...data.baselines.map(({ value }) => write(value)),
    ]),
  };
}

/** The values of all curves at an x: 'step 420 · GRU4Rec .203'. */
export function readAt(data: LineChartData, options: LineChartOptions, x: number): string {
  const { xName, yFormat, describeX = (at) => `${xName} ${format(',.2~f')(at)}` } = options;
  const write = format(yFormat);
  const values = named(data).flatMap(({ name, points }) => {
    const y = valueWhere(points, x);
    return y === null ? [] : [`${name} ${write(y)}`];
  });
  return [describeX(x), ...values].join(' · ');
}
