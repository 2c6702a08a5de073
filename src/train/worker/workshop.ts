/** What the worker does for the page: it holds the data set, the runs and tfjs. */
import * as tf from '@tensorflow/tfjs-core';
import { DataError } from '../../data/dataError';
import { catalogueSize, type Dataset } from '../../data/dataset';
import { fetchBytes } from '../../data/fetchBytes';
import { openDataset } from '../../data/openDataset';
import { defaults, type ModelName, type RunConfig } from '../../models/config';
import type { Recommender } from '../../models/recommender';
import type { Recording } from '../../nn/recording';
import { type Starter, startBackend } from '../backend/backend';
import { baselines, measureBaselines } from '../baselines';
import { CURVE_PLAYERS, ManagedRun } from '../course/managedRun';
import { type Saved, Shelf } from '../course/shelf';
import { type Claimed, claim, orInMemory } from '../course/storage';
import { evaluate } from '../evaluate';
import { ablate } from '../probes/ablate';
import { answersOf } from '../probes/answers';
import { compareLosses } from '../probes/compareLosses';
import { examine } from '../probes/examine';
import { mapOf } from '../probes/gameMap';
import { trace } from '../probes/trace';
import { traceStep } from '../probes/traceStep';
import { unitsOf } from '../probes/units';
import {
  type BackendInfo,
  type BackendName,
  type BaselineName,
  type BaselineRow,
  type Branch,
  type Examination,
  type ExportedFile,
  type ExportFormat,
  type GameMap,
  isBaseline,
  type Lane,
  type LossDemand,
  type LossesRequest,
  type OnState,
  type Preparation,
  type Ranks,
  type RanksRequest,
  type RunState,
  type StepRequest,
  type StepTape,
  type TestRow,
  type TraceRequest,
  type Trainer,
  type UnitResponses,
} from '../protocol';
import { type Questions, questionsOf, reordered, sampleOf } from '../questions';
import { decodeSnapshot, type Snapshot } from '../snapshot';

/** Held-out players whose moments are looked through. */
const UNIT_PLAYERS = 500;

const ELSEWHERE =
  'This model is open in another tab as well. What you train here is not saved; close the other tab and reload this one if it should be.';

export class Workshop implements Trainer {
  private data: Dataset | null = null;
  private questions: Questions | null = null;
  private readonly runs = new Map<Lane, ManagedRun>();
  private readonly claims = new Map<ModelName, Claimed>();
  private readonly counted = new Map<BaselineName, Recommender>();

  constructor(private readonly backends: (allowSoftware: boolean) => Record<BackendName, Starter>) {}

  async boot(
    requested: BackendName | null,
    onPreparing: (preparation: Preparation) => void,
    onLost: (reason: string) => void,
  ): Promise<BackendInfo> {
    const info = await startBackend(this.backends(requested === 'webgpu'), requested, onPreparing);
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
    for (const { release } of this.claims.values()) release();
    this.claims.clear();
    this.data = data;
    this.questions = questionsOf(data);
  }

  async baselines(): Promise<BaselineRow[]> {
    const { data, questions } = this.opened();
    const players = sampleOf(questions.validation, CURVE_PLAYERS);
    return measureBaselines(questions.training, players, catalogueSize(data));
  }

  async test(lane: Lane): Promise<TestRow[]> {
    const { data, questions } = this.opened();
    const { run, model } = this.running(lane);
    const counted = await measureBaselines(questions.training, questions.test, catalogueSize(data));
    return [...counted, { name: model, ...(await evaluate(run, questions.test, run.games)) }];
  }

  async openRun(model: ModelName, checkpointUrl: string | null): Promise<RunState> {
    const open = this.runs.get(model);
    if (open) return open.state;
    const { data, questions } = this.opened();
    const shelf = await this.shelfOf(model);
    const managed = new ManagedRun(data, questions, model, model, defaults[model], shelf);
    this.runs.set(model, managed);
    const sources: (() => Promise<Saved | null>)[] = [() => shelf.load()];
    if (checkpointUrl)
      sources.push(async () => ({
        snapshot: decodeSnapshot(await fetchBytes(checkpointUrl, 'checkpoint')),
        timeline: null,
      }));
    const notices: string[] = this.claims.get(model)?.elsewhere ? [ELSEWHERE] : [];
    for (const source of sources) {
      try {
        const saved = await source();
        if (!saved) continue;
        managed.takeUp(fitting(saved.snapshot, model, data), saved.timeline);
        break;
      } catch (error) {
        notices.push(error instanceof Error ? error.message : String(error));
      }
    }
    managed.notice = notices.join(' ') || null;
    return managed.state;
  }

  async openShipped(model: ModelName, url: string): Promise<RunState> {
    const { data, questions } = this.opened();
    const snapshot = decodeSnapshot(await fetchBytes(url, 'checkpoint'));
    const managed = new ManagedRun(data, questions, model, model, defaults[model]);
    managed.takeUp(fitting(snapshot, model, data), null);
    this.runs.set(model, managed);
    return managed.state;
  }

  async begin(lane: Lane, model: ModelName, config: RunConfig): Promise<RunState> {
    const { data, questions } = this.opened();
    await this.end([lane]);
    const managed = new ManagedRun(data, questions, lane, model, config);
    this.runs.set(lane, managed);
    return managed.state;
  }

  async end(lanes: Lane[]): Promise<void> {
    for (const lane of lanes) {
      const run = this.runs.get(lane);
      this.runs.delete(lane);
      await run?.close();
    }
  }

  restart(lane: Lane, config: RunConfig): Promise<RunState> {
    return this.running(lane).restart(config);
  }

  branch(lane: Lane, config: RunConfig): Promise<RunState> {
    return this.running(lane).branch(config);
  }

  async branches(lane: Lane): Promise<Branch[]> {
    return [...this.running(lane).branches];
  }

  rewind(lane: Lane, branch: number, step: number, onState: OnState): Promise<RunState> {
    return this.running(lane).rewind(branch, step, onState);
  }

  removeBranch(lane: Lane, branch: number): Promise<RunState> {
    return this.running(lane).removeBranch(branch);
  }

  async reopen(model: ModelName, checkpointUrl: string): Promise<RunState> {
    await this.end([model]);
    await (await this.shelfOf(model)).clear();
    return this.openRun(model, checkpointUrl);
  }

  train(lane: Lane, onState: OnState, epochs?: number): Promise<RunState> {
    return this.running(lane).train(onState, epochs);
  }

  step(lane: Lane): Promise<RunState> {
    return this.running(lane).step();
  }

  async pause(lane: Lane): Promise<void> {
    this.running(lane).pause();
  }

  trace(lane: Lane, request: TraceRequest): Promise<Recording> {
    return trace(this.running(lane).run, request);
  }

  traceStep(lane: Lane, request: StepRequest): Promise<StepTape> {
    return traceStep(this.running(lane).run, request);
  }

  compareLosses(lane: Lane, request: LossesRequest): Promise<LossDemand[]> {
    return compareLosses(this.running(lane).run, request);
  }

  async recommend(name: BaselineName | Lane, history: number[], k: number): Promise<number[]> {
    const scores = await this.recommender(name).score([history]);
    const owned = new Set(history);
    return Array.from(scores.keys())
      .filter((item) => item > 0 && !owned.has(item))
      .sort((a, b) => scores[b] - scores[a] || a - b)
      .slice(0, k);
  }

  async ranks(name: BaselineName | Lane, { players, shuffled }: RanksRequest): Promise<Ranks> {
    const { data, questions } = this.opened();
    const games = catalogueSize(data);
    const asked = sampleOf(questions.test, players);
    const recommender = this.recommender(name);
    const read =
      shuffled === undefined ? asked : asked.map((question, i) => reordered(question, shuffled, i));
    return {
      ...(await answersOf(recommender, read, games, !isBaseline(name))),
      targets: Uint16Array.from(asked, ({ target }) => target),
      candidates: Uint16Array.from(asked, ({ input }) => games - input.length - 1),
    };
  }

  ablate(lane: Lane, history: number[], target: number) {
    return ablate(this.running(lane).run, history, target);
  }

  units(lane: Lane): Promise<UnitResponses> {
    const readers = this.opened().questions.test.map(({ input }, player) => ({ player, history: input }));
    return unitsOf(this.running(lane).run, sampleOf(readers, UNIT_PLAYERS));
  }

  async gameMap(lane: Lane): Promise<GameMap> {
    const { run } = this.running(lane);
    return mapOf(await run.readCatalogue(), run.games);
  }

  examine(lane: Lane): Promise<Examination> {
    return examine(this.running(lane).run, this.opened().questions.test);
  }

  async exportModel(lane: Lane, format: ExportFormat): Promise<ExportedFile> {
    const { exportRun } = await import('../export');
    return exportRun(this.running(lane).run, this.opened().data, format);
  }

  async importWeights(lane: Lane, name: string, bytes: Uint8Array): Promise<RunState> {
    const { importRun } = await import('../export');
    const managed = this.running(lane);
    return managed.open({ ...importRun(bytes, managed.model, this.opened().data), file: name.slice(-200) });
  }

  private opened(): { data: Dataset; questions: Questions } {
    if (!this.data || !this.questions) throw new Error('No data set is open.');
    return { data: this.data, questions: this.questions };
  }

  private recommender(name: BaselineName | Lane): Recommender {
    if (!isBaseline(name)) return this.running(name).run;
    const { data, questions } = this.opened();
    let counted = this.counted.get(name);
    if (!counted) {
      counted = baselines[name](questions.training, catalogueSize(data));
      this.counted.set(name, counted);
    }
    return counted;
  }

  private async shelfOf(model: ModelName): Promise<Shelf> {
    let claimed = this.claims.get(model);
    if (!claimed) {
      claimed = await claim(this.opened().data.manifest.name, model);
      this.claims.set(model, claimed);
    }
    return new Shelf(
      orInMemory(claimed.storage, (reason) => {
        const run = this.runs.get(model);
        if (run)
          run.notice = `This browser does not save the run (${reason}): it lasts as long as this page.`;
      }),
    );
  }

  private running(lane: Lane): ManagedRun {
    const run = this.runs.get(lane);
    if (!run) throw new Error(`No run of ${lane} is open.`);
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
