/** Results on the test split, as rows of one table. */
import { type ModelName, neuralModels } from '../../src/models/config';
import { baselineNames, type TestRow } from '../../src/train/protocol';
import { baselineTitles, modelNames } from '../workbench/names';
import { metricCells, metricColumns } from './metrics';

export interface Tested {
  model: ModelName;
  /** The model's row, and those of the baselines. */
  rows: TestRow[];
  /** How long the model had been trained, in words: '12.5'. */
  epoch: string;
  /** The step of its run at which it was tested. */
  step: number;
  seconds: number;
}

export interface ResultRow extends TestRow {
  /** Null for a baseline. */
  epoch: string | null;
}

/** The baselines once, however many models were tested, then the models. */
export function testRows(tested: readonly Tested[]): ResultRow[] {
  const baselines = baselineNames.flatMap((name) => tested[0]?.rows.find((row) => row.name === name) ?? []);
  const models = neuralModels.flatMap((model) =>
    tested.flatMap(({ rows, epoch }) => {
      const row = rows.find(({ name }) => name === model);
      return row ? [{ ...row, epoch }] : [];
    }),
  );
  return [...baselines.map((row) => ({ ...row, epoch: null })), ...models];
}

const titles: Record<TestRow['name'], string> = { ...baselineTitles, ...modelNames };

/** As a Markdown table. */
export function quotable(rows: readonly ResultRow[]): string {
  const lines = [
    ['Model', ...metricColumns, 'Epoch'],
    ['---', ...metricColumns.map(() => '---:'), '---:'],
    ...rows.map((row) => [titles[row.name], ...metricCells(row), row.epoch ?? '–']),
  ];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
