/** What the counting worker does for the page: everything that is counted over a whole data set, and nothing on tfjs. */
import { catalogueSize, type Dataset, historyOf, playerCount } from '../../data/dataset';
import { fetchBytes } from '../../data/fetchBytes';
import { openDataset } from '../../data/openDataset';
import { type Peeling, peeling } from '../../data/peeling';
import { type OrderTest, orderTest, type PairOrder, Precedence } from '../../data/precedence';
import { gamesHolding, type Tail, tailOf } from '../../data/tail';
import { type SearchCurve, searchCurve } from '../catalogue/invertedLists';
import { type SemanticIds, type Start, semanticIds, type Vectors } from '../catalogue/semanticIds';
import { decodeTower, type Tower } from '../catalogue/tower';
import { type Crossings, crossingsOf, servedTo } from '../catalogue/versions';
import { packingOf, wasteOf } from '../packings';
import { Advisers } from '../probes/advice';
import { mapOfSnapshot } from '../probes/gameMap';
import type { GameMap } from '../protocol';
import { type Questions, questionsOf } from '../questions';
import { decodeSnapshot } from '../snapshot';
import type { Advice, Counter, Packing, Results, SplitName, Waste } from './countingProtocol';
import { resultsOf } from './slices';

/** Players, and games, in the part of the graph that is drawn. */
const PART = 12;

/** Popular are the games that hold this share of all entries together. */
const HEAD = 0.5;

/** Pairs in a list. */
const PAIRS = 12;

interface Open {
  data: Dataset;
  histories: Uint16Array[];
  questions: Questions;
  /** Counted when they are first asked for. */
  precedence?: Precedence;
  advisers?: Advisers;
  /** By address. */
  towers: Map<string, Promise<Tower>>;
}

/** Games in the history that a page begins with, or as near to that as there is. */
const EXAMPLE = 8;

function exampleOf(histories: readonly Uint16Array[], left: Float32Array): number[] {
  const distance = ({ length }: Uint16Array) => Math.abs(length - EXAMPLE);
  const nearest = histories.reduce(
    (least, history) => Math.min(least, distance(history)),
    Number.POSITIVE_INFINITY,
  );
  const candidates = histories.filter((history) => distance(history) === nearest);
  const known = (history: Uint16Array) => left[history[history.length - 1]];
  return Array.from(candidates.reduce((best, history) => (known(history) > known(best) ? history : best)));
}

export class Counting implements Counter {
  private open: Open | null = null;

  async openDataset(url: string): Promise<void> {
    this.take(await openDataset(url));
  }

  take(data: Dataset): void {
    const histories = Array.from({ length: playerCount(data) }, (_, player) => historyOf(data, player));
    this.open = { data, histories, questions: questionsOf(data), towers: new Map() };
  }

  async tail(): Promise<Tail> {
    return tailOf(this.opened().data);
  }

  async peel(core: number): Promise<Peeling> {
    const histories = this.opened().histories.map((history) => Array.from(history));
    return peeling(histories, core, PART);
  }

  async pairs(game: number | null, least: number): Promise<PairOrder[]> {
    const open = this.opened();
    open.precedence ??= new Precedence(open.histories, catalogueSize(open.data));
    return game === null
      ? open.precedence.mostOneSided(least, PAIRS)
      : open.precedence.companions(game, PAIRS);
  }

  async orderTest(): Promise<OrderTest> {
    const { data, histories } = this.opened();
    return orderTest(histories, catalogueSize(data));
  }

  async packing(draw: number, maxLength: number): Promise<Packing> {
    return packingOf(this.opened().questions.training, draw, maxLength);
  }

  async waste(maxLength: number): Promise<Waste> {
    return wasteOf(this.opened().questions.training, maxLength);
  }

  async example(): Promise<number[]> {
    return exampleOf(this.opened().histories, this.advisers().transitions.left);
  }

  recommend(history: number[], count: number): Promise<Advice[]> {
    return this.advisers().advise(history, count);
  }

  results(split: SplitName): Promise<Results> {
    const { data, questions } = this.opened();
    return resultsOf(this.advisers(), questions[split], catalogueSize(data));
  }

  async shippedMap(checkpointUrl: string): Promise<GameMap> {
    const { data } = this.opened();
    const snapshot = decodeSnapshot(await fetchBytes(checkpointUrl, 'checkpoint'));
    return mapOfSnapshot(snapshot, data.manifest.name, catalogueSize(data));
  }

  async semanticIds(vectors: Vectors, codes: number, start: Start): Promise<SemanticIds> {
    return semanticIds(vectors, codes, start);
  }

  async search(towerUrl: string, cells: number): Promise<SearchCurve> {
    const { data, questions } = this.opened();
    const tail = tailOf(data);
    const head = new Set(tail.items.slice(0, gamesHolding(tail, HEAD)));
    return searchCurve(await this.tower(towerUrl), questions.test, head, cells);
  }

  async crossings(towerUrls: string[]): Promise<Crossings> {
    const { data, questions } = this.opened();
    return crossingsOf(await this.towersAt(towerUrls), questions.test, catalogueSize(data));
  }

  async served(towerUrls: string[], row: number): Promise<number[][][]> {
    return servedTo(await this.towersAt(towerUrls), this.opened().questions.test, row);
  }

  private towersAt(urls: string[]): Promise<Tower[]> {
    return Promise.all(urls.map((url) => this.tower(url)));
  }

  private tower(url: string): Promise<Tower> {
    const { data, towers } = this.opened();
    const known = towers.get(url);
    if (known) return known;
    const fetched = fetchBytes(url, 'file of vectors').then((bytes) =>
      decodeTower(bytes, data.manifest.name, catalogueSize(data)),
    );
    // What could not be had can be asked for again.
    fetched.catch(() => towers.delete(url));
    towers.set(url, fetched);
    return fetched;
  }

  private advisers(): Advisers {
    const open = this.opened();
    open.advisers ??= new Advisers(open.questions.training, catalogueSize(open.data));
    return open.advisers;
  }

  private opened(): Open {
    if (!this.open) throw new Error('No data set is open.');
    return this.open;
  }
}
