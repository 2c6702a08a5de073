/** How a run stands, in words and as numbers to draw. */
import { defaults, type ModelName, type RunConfig } from '../../src/models/config';
import type { BaselineRow, MetricPoint, RunState } from '../../src/train/protocol';
import { useStore } from '../store/store';

/** The settings on the page: the defaults of the model, and what the reader or the address has changed. */
export function useSettings(model: ModelName): RunConfig {
  const requested = useStore((state) => state.requestedConfig);
  return { ...defaults[model], ...requested };
}

export const sameConfig = (a: RunConfig, b: RunConfig): boolean =>
  (Object.keys(a) as (keyof RunConfig)[]).every((key) => a[key] === b[key]);

/** The validation curve to show of a model: the one measured here, else the one shipped with the site. */
export function useCurve(model: ModelName): { points: readonly MetricPoint[]; recorded: boolean } {
  const run = useStore((state) => state.runs[model]);
  const board = useBoard();
  if (run && run.origin !== 'recorded') return { points: run.metrics, recorded: false };
  return { points: board?.runs[model] ?? run?.metrics ?? [], recorded: true };
}

/** The shipped leaderboard, if it is of the data set that is open. */
export function useBoard() {
  const board = useStore((state) => state.board);
  const dataName = useStore((state) => state.dataName);
  return board?.dataset === dataName ? board : null;
}

/** The baselines on the players of the curve: counted here, else as shipped. */
export function useBaselines(): readonly BaselineRow[] {
  const counted = useStore((state) => state.baselines);
  const board = useBoard();
  return counted ?? board?.baselines ?? [];
}

const minutes = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

/** "epoch 12 of 60 · 0.9 s an epoch · 21 s left" */
export function progressOf({
  epoch,
  config,
  secondsPerEpoch,
  secondsLeft,
  step,
  stepsPerEpoch,
}: RunState): string {
  const parts = [
    `epoch ${Math.min(epoch + 1, config.epochs)} of ${config.epochs}`,
    `step ${step % stepsPerEpoch} of ${stepsPerEpoch}`,
  ];
  if (secondsPerEpoch !== null) parts.push(`${secondsPerEpoch.toFixed(1)} s an epoch`);
  if (secondsLeft !== null) parts.push(`${minutes(secondsLeft)} left`);
  return parts.join(' · ');
}
