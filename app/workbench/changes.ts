/** Which settings of a run are others than those on the page, in the reader's words. */
import { canHave, type ModelName, type RunConfig } from '../../src/models/config';
import { configProperties } from '../store/properties';
import { faultTitles, lossTitles } from './names';

export interface Change {
  /** 'learning rate' */
  name: string;
  from: string;
  to: string;
}

type Key = keyof RunConfig;

/** Settings that not every run has. The others are left out of a comparison where they have no effect. */
const concerned: Partial<Record<Key, (model: ModelName, config: RunConfig) => boolean>> = {
  negatives: (_, { loss }) => loss !== 'ce',
  blocks: (model) => model !== 'gru4rec',
  heads: (model) => model !== 'gru4rec',
  norm: (model) => model === 'sasrec',
  bptt: (model) => model === 'gru4rec',
  maskRate: (model) => model === 'bert4rec',
  fault: (model, { fault }) => canHave(model, fault),
};

const words: Record<string, string> = {
  ...lossTitles,
  ...faultTitles,
  pre: 'before each layer',
  published: 'as published',
  full: 'whole history',
  'session-parallel': 'session-parallel',
};

const written = (value: RunConfig[Key]): string => words[value] ?? String(value);

/** What would be different if a model that was trained with `from` were trained with `to`. */
export function changesOf(model: ModelName, from: RunConfig, to: RunConfig): Change[] {
  return (Object.keys(configProperties) as Key[])
    .filter((key) => from[key] !== to[key] && (concerned[key]?.(model, to) ?? true))
    .map((key) => ({
      name: configProperties[key].name,
      from: written(from[key]),
      to: written(to[key]),
    }));
}
