/** What was measured, as a table in Markdown: a row for each world, model and backend. */
import type { Result } from './bench';
import type { Timing } from './trial';

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

export const secondsPerEpoch = ({ rounds, stepsPerEpoch }: Timing): number =>
  median(rounds.map(({ secondsPerStep }) => secondsPerStep)) * stepsPerEpoch;

const columns = [
  'world',
  'model',
  'backend',
  'NextPlay, s an epoch',
  'tfjs, s an epoch',
  'times as fast',
  'dispatches a step',
  'MB',
];

export function tableOf(results: readonly Result[]): string {
  const keys = new Set(results.map(({ trial }) => `${trial.world} ${trial.model} ${trial.backend}`));
  const rows = [...keys].map((key) => {
    const of = (engine: string) =>
      results.find(
        ({ trial }) => `${trial.world} ${trial.model} ${trial.backend}` === key && trial.engine === engine,
      );
    const [own, plain] = [of('nextplay'), of('tfjs')];
    const both = own?.timing && plain?.timing;
    return [
      ...key.split(' '),
      epochOf(own),
      epochOf(plain),
      both
        ? `${(secondsPerEpoch(plain.timing as Timing) / secondsPerEpoch(own.timing as Timing)).toFixed(1)}`
        : '–',
      [own, plain].map((result) => result?.timing?.dispatches ?? '–').join(' / '),
      own?.timing ? ((own.timing.rounds.at(-1)?.bytes ?? 0) / 2 ** 20).toFixed(0) : '–',
    ];
  });
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const epochOf = (result: Result | undefined): string =>
  result?.timing ? secondsPerEpoch(result.timing).toFixed(2) : (result?.error ?? '–');
