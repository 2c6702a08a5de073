/** A run as the page knows it: with its curves, its state, and a copy in the browser's storage. */
import { catalogueSize, type Dataset } from '../data/dataset';
import { type ModelName, type RunConfig, sameConfig } from '../models/config';
import { evaluate } from './evaluate';
import { DivergedError, trainUntil } from './loop';
import type { LossPoint, MetricPoint, Origin, RunState, RunStatus } from './protocol';
import { type Questions, sampleOf } from './questions';
import { Run } from './run';
import type { Snapshot } from './snapshot';
import { loadRun, saveRun } from './storage';

/** Validation players behind each point of the curve. */
export const CURVE_PLAYERS = 1000;

/** Points of the metric curve in an epoch; one more, early in the first, shows a reader that something moves. */
const POINTS_PER_EPOCH = 4;
const EARLY_POINT = 1 / 16;

/** No more than this is lost when a tab is closed or a worker fails. */
const SAVE_MS = 2000;

/** The page hears of progress at most this often. */
const REPORT_MS = 100;

export class ManagedRun {
  readonly run: Run;
  origin: Origin = 'fresh';
  notice: string | null = null;
  private losses: LossPoint[] = [];
  private metrics: MetricPoint[] = [];
  private status: RunStatus = 'idle';
  private stopping = false;
  private advancing: Promise<RunState> | null = null;
  private training = false;
  private secondsPerEpoch: number | null = null;

  constructor(
    private readonly data: Dataset,
    private readonly questions: Questions,
    readonly model: ModelName,
    config: RunConfig,
  ) {
    this.run = new Run(model, config, questions.training, catalogueSize(data));
  }

  static from(data: Dataset, questions: Questions, snapshot: Snapshot): ManagedRun {
    const managed = new ManagedRun(data, questions, snapshot.model, snapshot.config);
    try {
      managed.run.restore(snapshot);
    } catch (error) {
      managed.run.dispose();
      throw error;
    }
    managed.origin = snapshot.optimiser ? 'trained' : 'recorded';
    managed.losses = [...snapshot.losses];
    managed.metrics = [...snapshot.metrics];
    managed.status = managed.run.step >= managed.lastStep ? 'finished' : 'paused';
    return managed;
  }

  get state(): RunState {
    const { run, secondsPerEpoch } = this;
    const epochsLeft = (this.lastStep - run.step) / run.stepsPerEpoch;
    return {
      model: this.model,
      dataset: this.data.manifest.name,
      config: run.config,
      origin: this.origin,
      status: this.status,
      step: run.step,
      stepsPerEpoch: run.stepsPerEpoch,
      epoch: run.epoch,
      losses: this.losses,
      metrics: this.metrics,
      secondsPerEpoch,
      secondsLeft: secondsPerEpoch === null ? null : secondsPerEpoch * epochsLeft,
      parameters: run.parameters,
      notice: this.notice,
    };
  }

  /** Trains to the last epoch, or until `pause`. Saves as it goes. */
  async train(onState: (state: RunState) => void): Promise<RunState> {
    if (this.training && this.advancing) return this.advancing;
    return this.afterwards(async () => {
      this.training = true;
      return this.advance(this.lastStep, onState);
    });
  }

  /** One step; none while it trains. Steps that are asked for during a step are made after it. */
  async step(): Promise<RunState> {
    if (this.training && this.advancing) return this.advancing;
    return this.afterwards(() => this.advance(Math.min(this.run.step + 1, this.lastStep), () => {}));
  }

  pause(): void {
    this.stopping = true;
  }

  /** Stops, waits for the step under way and its saving, and lets go of every tensor. */
  async close(): Promise<void> {
    this.pause();
    await this.advancing;
    this.run.dispose();
  }

  private get lastStep(): number {
    return this.run.config.epochs * this.run.stepsPerEpoch;
  }

  /** When what is under way is done. */
  private afterwards(work: () => Promise<RunState>): Promise<RunState> {
    const mine = (this.advancing ?? Promise.resolve()).then(work).finally(() => {
      if (this.advancing !== mine) return;
      this.advancing = null;
      this.training = false;
    });
    this.advancing = mine;
    return mine;
  }

  private async advance(lastStep: number, onState: (state: RunState) => void): Promise<RunState> {
    this.status = 'running';
    this.stopping = false;
    this.notice = null;
    let pace = new Pace(this.run);
    let reported = 0;
    let saved = performance.now();
    const report = () => {
      if (performance.now() - reported < REPORT_MS) return;
      reported = performance.now();
      this.secondsPerEpoch = pace.secondsPerEpoch ?? this.secondsPerEpoch;
      onState(this.state);
    };
    try {
      onState(this.state);
      if (this.metrics.length === 0) await this.measure();
      pace = new Pace(this.run);
      await trainUntil(this.run, lastStep, {
        shouldStop: () => this.stopping,
        onLoss: (point) => this.losses.push(point),
        afterStep: async (step) => {
          this.origin = 'trained';
          if (this.isPoint(step)) {
            await pace.outside(async () => {
              await this.measure();
              await this.save();
            });
            saved = performance.now();
          } else if (performance.now() - saved > SAVE_MS) {
            await pace.outside(() => this.save());
            saved = performance.now();
          }
          report();
        },
      });
      await this.save();
      this.status = this.run.step >= this.lastStep ? 'finished' : 'paused';
    } catch (error) {
      this.status = 'failed';
      this.notice = error instanceof Error ? error.message : String(error);
      await this.goBack();
    }
    return this.state;
  }

  private isPoint(step: number): boolean {
    const inSteps = (epochs: number) => Math.ceil(this.run.stepsPerEpoch * epochs);
    return step % inSteps(1 / POINTS_PER_EPOCH) === 0 || step === inSteps(EARLY_POINT);
  }

  private async measure(): Promise<void> {
    const players = sampleOf(this.questions.validation, CURVE_PLAYERS);
    const { step, stepsPerEpoch, games } = this.run;
    const metrics = await evaluate(this.run, players, games);
    this.metrics.push({ ...metrics, step, epoch: step / stepsPerEpoch, players: players.length });
  }

  /** To what was saved last, if anything was. */
  private async goBack(): Promise<void> {
    const saved = await loadRun(this.data.manifest.name, this.model).catch(() => null);
    if (!saved || !sameConfig(saved.config, this.run.config)) return;
    this.run.restore(saved);
    this.losses = saved.losses;
    this.metrics = saved.metrics;
  }

  private async save(): Promise<void> {
    const saved = await this.run.save();
    if (!allFinite(saved)) throw new DivergedError(this.run.step);
    await saveRun({
      ...saved,
      model: this.model,
      dataset: this.data.manifest.name,
      games: catalogueSize(this.data),
      config: this.run.config,
      losses: this.losses,
      metrics: this.metrics,
    });
  }
}

/** Adam's moments overflow before the weights do: a snapshot with either could not be taken up again. */
function allFinite({ weights, optimiser }: Pick<Snapshot, 'weights' | 'optimiser'>): boolean {
  const tensors = [...Object.values(weights).map(({ values }) => values), optimiser?.m, optimiser?.v];
  return tensors.every((values) => values?.every(Number.isFinite) ?? true);
}

/** How fast the steps go, evaluations and saving left out. */
class Pace {
  private readonly firstStep: number;
  private readonly start = performance.now();
  private pausedMs = 0;

  constructor(private readonly run: Run) {
    this.firstStep = run.step;
  }

  get secondsPerEpoch(): number | null {
    const steps = this.run.step - this.firstStep;
    if (steps === 0) return null;
    const seconds = (performance.now() - this.start - this.pausedMs) / 1000;
    return (seconds / steps) * this.run.stepsPerEpoch;
  }

  async outside(work: () => Promise<void>): Promise<void> {
    const start = performance.now();
    await work();
    this.pausedMs += performance.now() - start;
  }
}
