/** A run as the page knows it: with its curves, its state, its past, and a copy in the browser's storage. */
import { DataError } from '../../data/dataError';
import { catalogueSize, type Dataset } from '../../data/dataset';
import { compileAhead } from '../../kernels/webgpu/compileAhead';
import { type ModelName, type RunConfig, sameConfig } from '../../models/config';
import { rehearse } from '../backend/rehearse';
import { evaluate } from '../evaluate';
import { DivergedError, trainUntil } from '../loop';
import { Pace } from '../pace';
import type { Lane, OnState, Origin, Preparation, RunState, RunStatus } from '../protocol';
import { alreadyLearnt, type Questions, sampleOf } from '../questions';
import { Run } from '../run';
import type { Snapshot } from '../snapshot';
import { Chronicle } from './chronicle';
import type { Shelf } from './shelf';
import { type Branch, mayGoOn, type Timeline } from './timeline';

/** Validation players behind each point of the curve. */
export const CURVE_PLAYERS = 1000;

/** Points of the metric curve in an epoch; one more, early in the first, shows a reader that something moves. */
const POINTS_PER_EPOCH = 4;
const EARLY_POINT = 1 / 16;

/** No more than this is lost when a tab is closed or a worker fails. */
const SAVE_MS = 2000;

/** The page hears of progress at most this often, and not before it has shown what it heard last. */
const REPORT_MS = 100;

/** Weights from outside, and the file that they came in. */
export type OpenedWeights = Pick<Snapshot, 'config' | 'step' | 'weights'> & { file: string };

export class ManagedRun {
  origin: Origin = 'fresh';
  notice: string | null = null;
  private current: Run;
  private readonly chronicle: Chronicle;
  private status: RunStatus = 'idle';
  private stopping = false;
  private advancing: Promise<RunState> | null = null;
  private training = false;
  private secondsPerEpoch: number | null = null;
  private preparation: Preparation | null = null;
  /** The run whose shaders are compiled. */
  private prepared: Run | null = null;

  /** @param shelf where it is saved; a run without one is gone when it is closed */
  constructor(
    private readonly data: Dataset,
    private readonly questions: Questions,
    readonly lane: Lane,
    readonly model: ModelName,
    config: RunConfig,
    shelf: Shelf | null = null,
  ) {
    this.current = this.fresh(config);
    this.chronicle = new Chronicle(this.current.config, shelf);
  }

  /** Takes a run up as it was saved. Throws a `DataError` where the snapshot does not fit. */
  takeUp(snapshot: Snapshot, timeline: Timeline | null): void {
    this.replace(this.fresh(snapshot.config, snapshot));
    this.origin = snapshot.optimiser ? 'trained' : 'recorded';
    this.status = this.rest;
    if (timeline && sameConfig(timeline.current.config, this.run.config)) this.chronicle.timeline = timeline;
    else this.chronicle.beginWith(snapshot);
  }

  get run(): Run {
    return this.current;
  }

  get state(): RunState {
    const { current: run, secondsPerEpoch, chronicle } = this;
    const { id: branch, reached } = chronicle.branch;
    const epochsLeft = (this.lastStep - run.step) / run.stepsPerEpoch;
    return {
      lane: this.lane,
      model: this.model,
      dataset: this.data.manifest.name,
      config: run.config,
      origin: this.origin,
      status: this.status,
      step: run.step,
      stepsPerEpoch: run.stepsPerEpoch,
      epoch: run.epoch,
      branch,
      reached,
      replay: chronicle.replay,
      ...chronicle.timeline.past(run.step),
      secondsPerEpoch,
      secondsLeft: secondsPerEpoch === null ? null : secondsPerEpoch * epochsLeft,
      parameters: run.parameters,
      preparation: this.preparation,
      notice: this.notice,
    };
  }

  get branches(): readonly Branch[] {
    return this.chronicle.timeline.all;
  }

  /** Trains to the last epoch, or for so many in all, or until `pause`. Saves as it goes. */
  async train(onState: OnState, epochs = this.run.config.epochs): Promise<RunState> {
    if (this.training && this.advancing) return this.advancing;
    return this.afterwards(async () => {
      this.training = true;
      const last = Math.min(this.lastStep, Math.round(epochs * this.run.stepsPerEpoch));
      return this.advance('running', last, onState);
    });
  }

  /** One step; none while it trains. Steps that are asked for during a step are made after it. */
  async step(): Promise<RunState> {
    if (this.training && this.advancing) return this.advancing;
    return this.afterwards(() => this.advance('running', Math.min(this.run.step + 1, this.lastStep)));
  }

  pause(): void {
    this.stopping = true;
  }

  /** Begins again with fresh weights; what was trained stays in the tree. */
  restart(config: RunConfig): Promise<RunState> {
    return this.change(async () => {
      const next = this.fresh(config);
      if (this.origin === 'recorded')
        this.chronicle.beginWith({ config: next.config, step: 0, losses: [], metrics: [] });
      else await this.chronicle.leave(0, next.config);
      this.replace(next);
    });
  }

  /** Leaves the branch after the present step, to go on with other settings. */
  branch(config: RunConfig): Promise<RunState> {
    return this.change(async () => {
      if (!mayGoOn(this.run.config, config))
        throw new DataError('With these settings the weights would have another shape: train anew instead.');
      const next = this.fresh(config, await this.run.save());
      await this.chronicle.leave(next.step, next.config);
      this.replace(next);
      await this.chronicle.keep(await this.snapshot());
    });
  }

  /**
   * Enters any step of any branch again: from the last step before it that was kept, by making the same steps again.
   * On the same backend they are the same to the last bit; `replay` counts.
   */
  async rewind(branch: number, step: number, onState: OnState): Promise<RunState> {
    const { reached, from } = this.chronicle.timeline.branch(branch);
    const to = Math.min(Math.max(step, from), reached);
    await this.change(async () => {
      const kept = await this.chronicle.enter(branch, to);
      this.replace(this.fresh(this.chronicle.branch.config, kept));
    });
    return this.afterwards(() => this.advance('rewinding', to, onState));
  }

  /** Forgets a branch that nothing goes on from. */
  removeBranch(id: number): Promise<RunState> {
    return this.change(() => this.chronicle.remove(id));
  }

  /** Takes weights of a file as a course of their own, measured and with a fresh optimiser; what was trained stays. */
  open({ file, ...kept }: OpenedWeights): Promise<RunState> {
    return this.change(async () => {
      const next = this.fresh(kept.config, { ...kept, optimiser: null });
      const { config, step } = next;
      if (this.origin === 'recorded') this.chronicle.beginWith({ config, step: 0, losses: [], metrics: [] });
      await this.chronicle.leave(step, config, file);
      this.replace(next);
      this.origin = 'trained';
      this.status = this.rest;
      await this.measure();
      await this.chronicle.keep(await this.snapshot());
    });
  }

  /** Stops, waits for the step under way and its saving, and lets go of every tensor. */
  async close(): Promise<void> {
    this.pause();
    await this.advancing;
    this.current.dispose();
  }

  private get lastStep(): number {
    return this.run.config.epochs * this.run.stepsPerEpoch;
  }

  /** The status of a run that stands still. */
  private get rest(): RunStatus {
    if (this.origin === 'fresh') return 'idle';
    return this.run.step >= this.lastStep ? 'finished' : 'paused';
  }

  /** A run with these settings: with weights of its own, or with those that were kept. */
  private fresh(config: RunConfig, kept: Parameters<Run['restore']>[0] | null = null): Run {
    const run = new Run(this.model, config, this.questions.training, catalogueSize(this.data));
    try {
      if (kept) run.restore(kept);
      return run;
    } catch (error) {
      run.dispose();
      throw error;
    }
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

  /** Stops what is under way, and then changes the run. */
  private change(work: () => Promise<void>): Promise<RunState> {
    this.pause();
    return this.afterwards(async () => {
      await work();
      this.notice = null;
      await this.save();
      return this.state;
    });
  }

  private replace(next: Run): void {
    this.current.dispose();
    this.current = next;
    this.secondsPerEpoch = null;
    this.origin = next.step > 0 ? 'trained' : 'fresh';
    this.status = this.rest;
  }

  private async advance(status: RunStatus, lastStep: number, onState?: OnState): Promise<RunState> {
    this.status = status;
    this.stopping = false;
    this.notice = null;
    let pace = new Pace(this.run);
    let reported = 0;
    let shown = true;
    let saved = performance.now();
    const keepPace = () => {
      this.secondsPerEpoch = pace.secondsPerEpoch ?? this.secondsPerEpoch;
    };
    const report = async () => {
      if (!onState || !shown || performance.now() - reported < REPORT_MS) return;
      reported = performance.now();
      keepPace();
      shown = false;
      try {
        await onState(this.state);
      } finally {
        shown = true;
      }
    };
    try {
      void report();
      await this.prepare(report);
      if (this.run.step === 0) await this.measure();
      pace = new Pace(this.run);
      await trainUntil(this.run, lastStep, {
        shouldStop: () => this.stopping,
        onLoss: (point) => this.chronicle.note(point),
        afterStep: async (step) => {
          this.origin = 'trained';
          const { branch, timeline } = this.chronicle;
          const isNew = step > branch.reached;
          if (isNew) branch.reached = step;
          if (isNew && this.isPoint(step)) {
            await pace.outside(async () => {
              await this.measure();
              if (timeline.wantsKeyframe(step)) await this.chronicle.keep(await this.snapshot());
              await this.save();
            });
            saved = performance.now();
          } else if (performance.now() - saved > SAVE_MS) {
            await pace.outside(() => this.save());
            saved = performance.now();
          }
          void report();
        },
      });
      keepPace();
      await this.save();
      this.status = this.rest;
    } catch (error) {
      this.status = 'failed';
      this.notice = error instanceof Error ? error.message : String(error);
      await this.goBack();
    }
    return this.state;
  }

  /** Has a GPU compile what the run will need, before it waits for the first step. */
  private async prepare(report: () => void): Promise<void> {
    const { model, run, questions } = this;
    if (this.prepared === run) return;
    try {
      await compileAhead(
        () => rehearse(model, run.config, questions.training, run.games),
        (done, total) => {
          this.preparation = { done, total };
          report();
        },
      );
      this.prepared = run;
    } finally {
      this.preparation = null;
    }
  }

  private isPoint(step: number): boolean {
    const { stepsPerEpoch } = this.run;
    const nearest = Math.round((step / stepsPerEpoch) * POINTS_PER_EPOCH);
    // Rounded, so that every epoch ends with one.
    return (
      step === Math.round((nearest / POINTS_PER_EPOCH) * stepsPerEpoch) ||
      step === Math.ceil(stepsPerEpoch * EARLY_POINT)
    );
  }

  private async measure(): Promise<void> {
    const { metrics } = this.chronicle.branch;
    const { step, stepsPerEpoch, games } = this.run;
    if (metrics.some((point) => point.step === step)) return;
    const { training, validation } = this.questions;
    const asked = this.run.config.fault === 'seen-questions' ? alreadyLearnt(training) : validation;
    const players = sampleOf(asked, CURVE_PLAYERS);
    const measured = await evaluate(this.run, players, games);
    metrics.push({ ...measured, step, epoch: step / stepsPerEpoch, players: players.length });
  }

  /** To what was saved last, if anything was. */
  private async goBack(): Promise<void> {
    const saved = await this.chronicle.recover();
    if (saved) this.run.restore(saved);
  }

  /** Everything, at the present step. */
  private async snapshot(): Promise<Snapshot> {
    const saved = await this.run.save();
    if (!allFinite(saved)) throw new DivergedError(this.run.step);
    return {
      ...saved,
      model: this.model,
      dataset: this.data.manifest.name,
      games: catalogueSize(this.data),
      config: this.run.config,
      ...this.chronicle.timeline.past(this.run.step),
    };
  }

  private save(): Promise<void> {
    return this.chronicle.save(() => this.snapshot());
  }
}

/** Adam's moments overflow before the weights do: a snapshot with either could not be taken up again. */
function allFinite({ weights, optimiser }: Pick<Snapshot, 'weights' | 'optimiser'>): boolean {
  const tensors = [...Object.values(weights).map(({ values }) => values), optimiser?.m, optimiser?.v];
  return tensors.every((values) => values?.every(Number.isFinite) ?? true);
}
