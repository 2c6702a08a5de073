/** Who has which item, when, in columns: a million rows are a few numbers each, and every name is kept once. */
import { plainText } from '../games';
import { detached } from '../recipe';

export interface Entries {
  rows: number;
  users: number;
  /** What the source calls each item, by its number from 0. */
  keys: string[];
  /** By the number of the item; where the source gives one. */
  titles: ReadonlyMap<number, string>;
  /** [rows] numbers of users and items, from 0 in the order of their first rows. */
  user: Uint32Array;
  item: Uint32Array;
  /** [rows] any number that grows with time; null where the source has none. */
  time: Float64Array | null;
  /** [rows] of play; null where the source has none. */
  minutes: Float32Array | null;
}

export interface Entry {
  user: string;
  item: string;
  time?: number;
  minutes?: number;
  title?: string;
}

type Numbers = Uint32Array | Float64Array | Float32Array;

/** Numbered from 0 as they come. */
class Names {
  private readonly numbers = new Map<string, number>();

  get all(): string[] {
    return [...this.numbers.keys()];
  }

  get size(): number {
    return this.numbers.size;
  }

  numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(detached(name), number);
    }
    return number;
  }
}

export class EntryCollector {
  rows = 0;
  private readonly users = new Names();
  private readonly items = new Names();
  private readonly titles = new Map<number, string>();
  private user = new Uint32Array(1 << 16);
  private item = new Uint32Array(1 << 16);
  private time: Float64Array | null;
  private minutes: Float32Array | null;

  constructor({ time, minutes }: { time: boolean; minutes: boolean }) {
    this.time = time ? new Float64Array(1 << 16) : null;
    this.minutes = minutes ? new Float32Array(1 << 16) : null;
  }

  add({ user, item, time, minutes, title }: Entry): void {
    if (this.rows === this.user.length) this.grow();
    const number = this.items.numberOf(item);
    this.user[this.rows] = this.users.numberOf(user);
    this.item[this.rows] = number;
    if (this.time) this.time[this.rows] = time ?? Number.NaN;
    if (this.minutes) this.minutes[this.rows] = minutes ?? 0;
    if (title && !this.titles.has(number)) this.titles.set(number, titleOf(title));
    this.rows++;
  }

  /** The columns are views: nothing is added after this. */
  finish(): Entries {
    const { rows, titles } = this;
    return {
      rows,
      users: this.users.size,
      keys: this.items.all,
      titles,
      user: this.user.subarray(0, rows),
      item: this.item.subarray(0, rows),
      time: this.time?.subarray(0, rows) ?? null,
      minutes: this.minutes?.subarray(0, rows) ?? null,
    };
  }

  private grow(): void {
    this.user = twice(this.user);
    this.item = twice(this.item);
    this.time &&= twice(this.time);
    this.minutes &&= twice(this.minutes);
  }
}

/** Some catalogues put a whole description where a title belongs. */
export const titleOf = (text: string): string => detached(plainText(text.slice(0, 1000)).slice(0, 200));

function twice<T extends Numbers>(column: T): T {
  const longer = new (column.constructor as new (length: number) => T)(column.length * 2);
  longer.set(column);
  return longer;
}
