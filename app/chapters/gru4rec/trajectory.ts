/** One hidden unit over a history, as the tape has it. */
import { findOp, type Recording, valuesOf } from '../../../src/nn/recording';
import type { LineChartData } from '../../../src/viz/chartData';

const readings = [
  { mark: 'state', name: 'h', hue: 'var(--gru)' },
  { mark: 'candidate', name: 'n', hue: 'var(--pos)' },
  { mark: 'update', name: 'z', hue: 'var(--ink-3)' },
] as const;

const valueAt = (recording: Recording, event: number, mark: string, unit: number): number | null => {
  const op = findOp(recording, `event${event}/${mark}`);
  return op ? (valuesOf(recording, op)[unit] ?? null) : null;
};

/** h, n and z after each game, from 1; before the first game the state is zero. */
export function trajectoryOf(recording: Recording, unit: number): LineChartData {
  const series = readings.map(({ mark, name, hue }) => ({
    ...{ name, hue },
    points: [
      ...(mark === 'state' ? [{ x: 0, y: 0 }] : []),
      ...recording.history.map((_, event) => ({ x: event + 1, y: valueAt(recording, event, mark, unit) })),
    ],
  }));
  return { series, baselines: [] };
}

/** The unit whose state has moved furthest between two games of the history: where a reader may begin. */
export function liveliestUnit(recording: Recording, width: number): number {
  const range = (unit: number): number => {
    const states = recording.history.map((_, event) => valueAt(recording, event, 'state', unit) ?? 0);
    return Math.max(...states) - Math.min(...states);
  };
  const ranges = Array.from({ length: width }, (_, unit) => range(unit));
  return ranges.indexOf(Math.max(...ranges));
}
