/** What of the state stands in the address, and how: one typed list, from which reading and writing both follow. */
import * as v from 'valibot';
import { isOwnName, type OwnName } from '../../src/data/own/name';
import { faultNames, lossNames, type RunConfig } from '../../src/models/config';
import type { BackendName } from '../../src/train/protocol';

/** A cell of a tensor: in the matrix of a head, or in the only one (head 0). */
export interface OpCell {
  head: number;
  row: number;
  column: number;
}

export interface Property<T> {
  key: string;
  /** What the reader knows it as. */
  name: string;
  /** What the page shows where the address asked for something that cannot be had. */
  instead: string;
  read(text: string): { value?: T; refused: string[] };
  write(value: T): string;
}

/** A property that is one value. */
const one = <T>(schema: v.GenericSchema<string, T>, write: (value: T) => string = String) => ({
  write,
  read(text: string) {
    const result = v.safeParse(schema, text);
    return result.success ? { value: result.output, refused: [] } : { refused: [text] };
  },
});

/** Comma-separated; a bad entry is left out, the others are kept, and those after the 200th are not read. */
const many = <T>(schema: v.GenericSchema<string, T>) => ({
  write: (values: T[]) => values.join(','),
  read(text: string) {
    const entries = text.split(',', 200).map((entry) => ({ entry, result: v.safeParse(schema, entry) }));
    const value = entries.flatMap(({ result }) => (result.success ? [result.output] : []));
    const refused = entries.flatMap(({ entry, result }) => (result.success ? [] : [entry]));
    return value.length > 0 ? { value, refused } : { refused };
  },
});

/** The digits of a whole number. */
export const wholeNumber = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number), v.minValue(min), v.maxValue(max));

/** A number, perhaps with a point and an exponent. */
export const decimalNumber = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^(\d{1,9}(\.\d{0,12})?|\.\d{1,12})(e-?\d{1,2})?$/i),
    v.transform(Number),
    v.minValue(min),
    v.maxValue(max),
  );

/** One of a few numbers. */
export const numberAmong = <T extends number>(numbers: readonly T[]) =>
  v.pipe(v.string(), v.transform(Number), v.picklist(numbers));

/** `17.3`, or `1.17.3` in a tensor with heads. */
const cell = v.pipe(
  v.string(),
  v.regex(/^(\d{1,3}\.)?\d{1,5}\.\d{1,5}$/),
  v.transform((text): OpCell => {
    const [column, row, head = 0] = text.split('.').map(Number).reverse();
    return { head, row, column };
  }),
);

const writeCell = ({ head, row, column }: OpCell) =>
  head > 0 ? `${head}.${row}.${column}` : `${row}.${column}`;

/** `rank:12`: what has been set in one figure. */
const setting = v.pipe(
  v.string(),
  v.regex(/^[a-z]{1,20}:[\w.-]{1,24}$/i),
  v.transform((text) => text.split(':') as [string, string]),
);

const settingsOf = many(setting);

const fallback = 'the default';

/** The configuration of a run; keys are the letters of the papers where there are any. */
export const configProperties: { [K in keyof RunConfig]: Property<RunConfig[K]> } = {
  seed: { key: 'seed', name: 'seed', instead: fallback, ...one(wholeNumber(0, 2 ** 31 - 1)) },
  epochs: { key: 'epochs', name: 'number of epochs', instead: fallback, ...one(wholeNumber(1, 1000)) },
  width: { key: 'd', name: 'width d', instead: fallback, ...one(wholeNumber(4, 512)) },
  maxLength: { key: 'L', name: 'longest history L', instead: fallback, ...one(wholeNumber(2, 200)) },
  batchSize: { key: 'batch', name: 'batch size', instead: fallback, ...one(wholeNumber(1, 1024)) },
  learningRate: { key: 'lr', name: 'learning rate', instead: fallback, ...one(decimalNumber(1e-6, 1)) },
  dropout: { key: 'dropout', name: 'dropout rate', instead: fallback, ...one(decimalNumber(0, 0.95)) },
  loss: { key: 'loss', name: 'loss', instead: fallback, ...one(v.picklist(lossNames)) },
  negatives: { key: 'k', name: 'number of negatives k', instead: fallback, ...one(wholeNumber(1, 1024)) },
  blocks: { key: 'blocks', name: 'number of blocks', instead: fallback, ...one(wholeNumber(1, 8)) },
  heads: { key: 'heads', name: 'number of heads', instead: fallback, ...one(wholeNumber(1, 16)) },
  norm: { key: 'norm', name: 'normalisation', instead: fallback, ...one(v.picklist(['pre', 'published'])) },
  bptt: {
    key: 'bptt',
    name: 'back-propagation',
    instead: fallback,
    ...one(v.picklist(['full', 'session-parallel'])),
  },
  fault: { key: 'fault', name: 'fault', instead: 'no fault', ...one(v.picklist(faultNames)) },
  maskRate: { key: 'rho', name: 'mask rate ρ', instead: fallback, ...one(decimalNumber(0.01, 0.95)) },
};

export interface PageState {
  /** Steam's app ids, oldest game first. */
  games: number[];
  /** Positions hidden from BERT4Rec. */
  masked: number[];
  /** Id of the op under the cursor. */
  op: string;
  cell: OpCell;
  /** What has been set in the figures of a page, by name. */
  settings: Record<string, string>;
  data: 'twin' | 'steam' | OwnName;
  backend: BackendName;
  theme: 'light' | 'dark';
}

export const pageProperties: { [K in keyof PageState]: Property<PageState[K]> } = {
  games: { key: 'games', name: 'games', instead: 'the others', ...many(wholeNumber(1, 2 ** 32 - 1)) },
  masked: { key: 'mask', name: 'masked positions', instead: 'the others', ...many(wholeNumber(0, 199)) },
  op: {
    key: 'op',
    name: 'operation',
    instead: 'the first one',
    ...one(v.pipe(v.string(), v.maxLength(80), v.regex(/^\w+(\/\w+)*$/))),
  },
  cell: { key: 'cell', name: 'cell', instead: 'no cell', ...one(cell, writeCell) },
  settings: {
    key: 'set',
    name: 'settings',
    instead: 'the others',
    read(text) {
      const { value, refused } = settingsOf.read(text);
      return { value: value && Object.fromEntries(value), refused };
    },
    write: (settings) =>
      Object.entries(settings)
        .map((entry) => entry.join(':'))
        .join(','),
  },
  data: {
    key: 'data',
    name: 'data set',
    instead: 'the one shipped with the site',
    ...one(v.union([v.picklist(['twin', 'steam']), v.pipe(v.string(), v.guard(isOwnName))])),
  },
  backend: {
    key: 'backend',
    name: 'backend',
    instead: 'the fastest that works here',
    ...one(v.picklist(['webgpu', 'wasm', 'cpu'])),
  },
  theme: { key: 'theme', name: 'theme', instead: 'your own choice', ...one(v.picklist(['light', 'dark'])) },
};
