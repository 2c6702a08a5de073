/** What the worker does for the page: it holds the data set, the runs and tfjs. */
import * as tf from '@tensorflow/tfjs-core';
import { DataError } from '../data/dataError';
import { catalogueSize, type Dataset } from '../data/dataset';
import { fetchBytes } from '../data/fetchBytes';
import { openDataset } from '../data/openDataset';
import { defaults, isModel, type ModelName, type RunConfig } from '../models/config';
import type { Recommender } from '../models/recommender';
import type { Recording } from '../nn/recording';
import { ablate } from './ablate';
import { answersOf } from './answers';
import { type Starter, startBackend } from './backend';
import { baselines, measureBaselines } from './baselines';
import { evaluate } from './evaluate';
import { mapOf } from './gameMap';
import { CURVE_PLAYERS, ManagedRun } from './managedRun';
import type {
  BackendInfo,
  BackendName,
  BaselineName,
  BaselineRow,
  GameMap,
  Ranks,
  RanksRequest,
  RecommenderName,
  RunState,
  StepRequest,
  StepTape,
  TestRow,
  TraceRequest,
  Trainer,
} from './protocol';
import { type Questions, questionsOf, reordered, sampleOf } from './questions';
import { decodeSnapshot, type Snapshot } from './snapshot';
import { deleteRun, loadRun } from './storage';
import { trace } from './trace';
import { traceStep } from './traceStep';

export class Workshop implements Trainer {
  private data: Dataset | null = null;
  private questions: Questions | null = null;
  private readonly runs = new Map<ModelName, ManagedRun>();
  private readonly counted = new Map<BaselineName, Recommender>();

  constructor(private readonly backends: (allowSoftware: boolean) => Record<BackendName, Starter>) {}

  async boot(requested: BackendName | null, onLost: (reason: string) => void): Promise<BackendInfo> {
    const info = await startBackend(this.backends(requested === 'webgpu'), requested);
    if (info.backend === 'webgpu') {
      const { device } = tf.backend() as unknown as { device: GPUDevice };
      void device.lost.then(({ message }) => onLost(message || 'the browser gave no reason'));
    }
    return info;
  }

  async openDataset(url: string): Promise<void> {
    const data = await openDataset(url);
    const runs = [...this.runs.values()];
    this.runs.clear();
    this.counted.clear();
    await Promise.all(runs.map((run) => run.close()));
    this.data = data;
    this.questions = questionsOf(data);
  }

  async baselines(): Promise<BaselineRow[]> {
    const { data, questions } = this.opened();
    const players = sampleOf(questions.validation, CURVE_PLAYERS);
    return measureBaselines(questions.training, players, catalogueSize(data));
  }

  async test(model: ModelName): Promise<TestRow[]> {
    const { data, questions } = this.opened();
    const { run } = this.running(model);
    const counted = await measureBaselines(questions.training, questions.test, catalogueSize(data));
    return [...counted, { name: model, ...(await evaluate(run, questions.test, run.games)) }];
  }

  async openRun(model: ModelName, checkpointUrl: string | null): Promise<RunState> {
    const open = this.runs.get(model);
    if (open) return open.state;
    const { data, questions } = this.opened();
    const sources: (() => Promise<Snapshot | null>)[] = [() => loadRun(data.manifest.name, model)];
    if (checkpointUrl)
      sources.push(async () => decodeSnapshot(await fetchBytes(checkpointUrl, 'checkpoint')));
    const notices: string[] = [];
    let managed: ManagedRun | null = null;
    for (const source of sources) {
      try {
        const snapshot = await source();
        if (snapshot) managed = ManagedRun.from(data, questions, fitting(snapshot, model, data));
      } catch (error) {
        notices.push(error instanceof Error ? error.message : String(error));
      }
      if (managed) break;
    }
    managed ??= new ManagedRun(data, questions, model, defaults[model]);
    managed.notice = notices.join(' ') || null;
    this.runs.set(model, managed);
    return managed.state;
  }

  async restart(model: ModelName, config: RunConfig): Promise<RunState> {
    const { data, questions } = this.opened();
    // What cannot be begun has cost nothing yet.
    const managed = new ManagedRun(data, questions, model, config);
    await this.drop(model);
    this.runs.set(model, managed);
    return managed.state;
  }

  async reopen(model: ModelName, checkpointUrl: string): Promise<RunState> {
    await this.drop(model);
    return this.openRun(model, checkpointUrl);
  }

  /** Ends a run and forgets what was saved of it. */
  private async drop(model: ModelName): Promise<void> {
    await this.runs.get(model)?.close();
    this.runs.delete(model);
    await deleteRun(this.opened().data.manifest.name, model);
  }

  train(model: ModelName, onState: (state: RunState) => void): Promise<RunState> {
    return this.running(model).train(onState);
  }

  step(model: ModelName): Promise<RunState> {
    return this.running(model).step();
  }

  async pause(model: ModelName): Promise<void> {
    this.running(model).pause();
  }

  trace(model: ModelName, request: TraceRequest): Promise<Recording> {
    return trace(this.running(model).run, request);
  }

  traceStep(model: ModelName, request: StepRequest): Promise<StepTape> {
    return traceStep(this.running(model).run, request);
  }

  async recommend(name: RecommenderName, history: number[], k: number): Promise<number[]> {
    const scores = await this.recommender(name).score([history]);
    const owned = new Set(history);
    return Array.from(scores.keys())
      .filter((item) => item > 0 && !owned.has(item))
      .sort((a, b) => scores[b] - scores[a] || a - b)
      .slice(0, k);
  }

  async ranks(name: RecommenderName, { players, shuffled }: RanksRequest): Promise<Ranks> {
    const { data, questions } = this.opened();
    const games = catalogueSize(data);
    const asked = sampleOf(questions.test, players);
    const recommender = this.recommender(name);
    const read =
      shuffled === undefined ? asked : asked.map((question, i) => reordered(question, shuffled, i));
    return {
      ...(await answersOf(recommender, read, games, isModel(name))),
      targets: Uint16Array.from(asked, ({ target }) => target),
      candidates: Uint16Array.from(asked, ({ input }) => games - input.length - 1),
    };
  }

  async gameMap(model: ModelName): Promise<GameMap> {
    const { run } = this.running(model);
    return mapOf(await run.readCatalogue(), run.games);
  }

  ablate(model: ModelName, history: number[], target: number) {
    return ablate(this.running(model).run, history, target);
  }

  private opened(): { data: Dataset; questions: Questions } {
    if (!this.data || !this.questions) throw new Error('No data set is open.');
    return { data: this.data, questions: this.questions };
  }

  private recommender(name: RecommenderName): Recommender {
    if (isModel(name)) return this.running(name).run;
    const { data, questions } = this.opened();
    let counted = this.counted.get(name);
    if (!counted) {
      counted = baselines[name](questions.training, catalogueSize(data));
      this.counted.set(name, counted);
    }
    return counted;
  }

  private running(model: ModelName): ManagedRun {
    const run = this.runs.get(model);
    if (!run) throw new Error(`No run of ${model} is open.`);
    return run;
  }
}

function fitting(snapshot: Snapshot, model: ModelName, data: Dataset): Snapshot {
  const { name } = data.manifest;
  if (snapshot.model !== model)
    throw new DataError(`This checkpoint is one of ${snapshot.model}, not of ${model}: it is not used.`);
  if (snapshot.dataset === name && snapshot.games === catalogueSize(data)) return snapshot;
  throw new DataError(
    `This checkpoint was trained on “${snapshot.dataset}”, not on “${name}”: it is not used.`,
  );
}
