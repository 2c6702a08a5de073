/** How a run stands, in words and as numbers to draw. */
import { useMemo } from 'react';
import { catalogueSize } from '../../src/data/dataset';
import { configOf, type ModelName, neuralModels, type RunConfig } from '../../src/models/config';
import type { BaselineRow, MetricPoint, RunState } from '../../src/train/protocol';
import { useStore } from '../store/store';
import { type Change, changesOf } from './changes';

/** The settings on the page: the defaults of the model, and what the reader or the address has changed. */
export function useSettings(model: ModelName): RunConfig {
  const requested = useStore((state) => state.requestedConfig);
  return configOf(model, requested);
}

/** The settings on the page become those of a course that is taken up. */
export function adoptSettings(model: ModelName, settings: RunConfig): void {
  const { requestedConfig, requestConfig } = useStore.getState();
  const config = configOf(model, requestedConfig);
  const keys = Object.keys(settings) as (keyof RunConfig)[];
  const others = keys.filter((key) => settings[key] !== config[key]);
  requestConfig(Object.fromEntries(others.map((key) => [key, settings[key]])));
}

/** What the settings on the page would change about the run that was trained here; nothing where there is none. */
export function useChanges(model: ModelName): Change[] {
  const run = useStore((state) => state.runs[model]);
  const config = useSettings(model);
  return run?.origin === 'trained' ? changesOf(model, run.config, config) : [];
}

export interface Curve {
  model: ModelName;
  points: readonly MetricPoint[];
  /** Shipped with the site, rather than measured here. */
  recorded: boolean;
}

/** The validation curve to show of each model: the one measured here, else the one shipped with the site. */
export function useCurves(): Curve[] {
  const runs = useStore((state) => state.runs);
  const board = useBoard();
  return useMemo(
    () =>
      neuralModels.map((model) => {
        const run = runs[model];
        return run && run.origin !== 'recorded'
          ? { model, points: run.metrics, recorded: false }
          : { model, points: board?.runs[model] ?? run?.metrics ?? [], recorded: true };
      }),
    [runs, board],
  );
}

export const useCurve = (model: ModelName): Curve =>
  useCurves().find((curve) => curve.model === model) as Curve;

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

/**
 * The loss of guessing all games alike, for the charts of losses: ln V. Only where each of the models is trained with
 * cross-entropy over all games: the other losses are not in the same unit.
 */
export function useBlindGuess(models: readonly ModelName[]): { name: string; value: number }[] {
  const games = useStore((state) => state.dataset && catalogueSize(state.dataset));
  const runs = useStore((state) => state.runs);
  const comparable = models.every((model) => (runs[model]?.config.loss ?? 'ce') === 'ce');
  return useMemo(
    () => (games && comparable ? [{ name: 'blind guess', value: Math.log(games) }] : []),
    [games, comparable],
  );
}

const minutes = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

/** Whether a run is on its way, forwards or back. */
export const isBusy = (run: RunState | undefined): boolean =>
  run?.status === 'running' || run?.status === 'rewinding';

/** '12' or '0.7'. */
export const inEpochs = (epochs: number): string => epochs.toFixed(Number.isInteger(epochs) ? 0 : 1);

/** How long a run has trained, in epochs. */
export const epochOf = ({ step, stepsPerEpoch }: Pick<RunState, 'step' | 'stepsPerEpoch'>): string =>
  inEpochs(step / stepsPerEpoch);

/** Where a run is in its epochs: "epoch 12 of 60 · step 30 of 91". */
export function placeOf({ origin, epoch, config, step, stepsPerEpoch }: RunState): string {
  if (origin === 'recorded') return `after epoch ${epoch} of ${config.epochs}`;
  const parts = [`epoch ${Math.min(epoch + 1, config.epochs)} of ${config.epochs}`];
  if (epoch < config.epochs) parts.push(`step ${step % stepsPerEpoch} of ${stepsPerEpoch}`);
  return parts.join(' · ');
}

/** How fast it goes: "0.9 s an epoch · 21 s left"; empty before it has gone. */
export function paceOf({ status, secondsPerEpoch, secondsLeft }: RunState): string {
  if (secondsPerEpoch === null) return '';
  const pace = `${secondsPerEpoch.toFixed(1)} s an epoch`;
  return status === 'running' && secondsLeft !== null ? `${pace} · ${minutes(secondsLeft)} left` : pace;
}
