/** The state of a page ↔ its address. */
import type { RunConfig } from '../../src/models/config';
import { configProperties, type PageState, type Property, pageProperties } from './properties';
import { questionOf } from './question';

export type UrlState = Partial<PageState> & { config: Partial<RunConfig> };

/** Something that the address asked for and that cannot be had. */
export interface Refusal {
  name: string;
  asked: string[];
  instead: string;
}

type Properties<T> = { [K in keyof T]: Property<T[K]> };

/** Reads a query string. Nothing in it can throw, and nothing unchecked comes out. */
export function readUrl(search: string): { state: UrlState; refusals: Refusal[] } {
  const parameters = new URLSearchParams(search);
  const refusals: Refusal[] = [];
  const state = { ...readAll(pageProperties, parameters, refusals), config: {} as Partial<RunConfig> };
  state.config = readAll(configProperties, parameters, refusals);
  const { width, heads } = state.config;
  if (width && heads && width % heads !== 0) {
    const { name, instead } = configProperties.heads;
    refusals.push({ name, asked: [`${heads} for a width of ${width}`], instead });
    delete state.config.heads;
  }
  return { state, refusals };
}

function readAll<T>(properties: Properties<T>, from: URLSearchParams, refusals: Refusal[]): Partial<T> {
  const values: Partial<T> = {};
  for (const field of Object.keys(properties) as (keyof T)[]) {
    const { key, name, instead, read } = properties[field];
    const text = from.get(key);
    if (text === null) continue;
    const { value, refused } = read(text);
    if (value !== undefined) values[field] = value;
    if (refused.length > 0)
      refusals.push({ name, asked: refused, instead: value ? instead : whole(instead) });
  }
  return values;
}

/** "The others" of a list of which nothing is left. */
const whole = (instead: string) => (instead === 'the others' ? 'the default' : instead);

/** Writes the state over a query string; parameters that are not ours stay as they are. */
export function writeUrl({ config, ...page }: UrlState, search = ''): string {
  const parameters = new URLSearchParams(search);
  writeAll(pageProperties, page, parameters);
  writeAll(configProperties, config, parameters);
  return questionOf(parameters);
}

function writeAll<T>(properties: Properties<T>, values: Partial<T>, into: URLSearchParams): void {
  for (const field of Object.keys(properties) as (keyof T)[]) {
    const { key, write } = properties[field];
    const value = values[field];
    const text = value === undefined ? '' : write(value);
    if (text) into.set(key, text);
    else into.delete(key);
  }
}

/** How much of a bad value is shown back: enough to recognise it. */
const shown = 40;

/** "This link asked for learning rate “banana”; showing the default instead." */
export function describeRefusal({ name, asked, instead }: Refusal): string {
  const quoted = asked
    .slice(0, 3)
    .map((text) => `“${text.length > shown ? `${text.slice(0, shown)}…` : text}”`);
  if (asked.length > quoted.length) quoted.push(`${asked.length - quoted.length} more`);
  return `This link asked for ${name} ${quoted.join(', ')}; showing ${instead} instead.`;
}
