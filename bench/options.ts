/** What the command line asks for. */
import { parseArgs } from 'node:util';
import { neuralModels } from '../src/models/config';
import { backends, type Engine, engines, type WorldName, worlds } from './trial';

/** What can be measured; a race is the table of epochs. */
export const parts = ['race', 'commands', 'scaling', 'edits', 'clicks'] as const;

export const usage = `npm run bench -- [--node] [--software] [--write] [--json] [--soak]
  [--parts ${parts}] [--models ${neuralModels}] [--worlds ${Object.keys(worlds)}]
  [--backends ${backends}] [--engines ${Object.keys(engines)}]
  [--rounds 5] [--steps 3] [--seconds 2] [--from FILE,FILE]

--write puts tables and pictures into README.md and docs/bench; --from does so with reports of --json instead of
measuring; --software has a GPU emulated where there is none; --node measures through Dawn instead of a browser.`;

/** Throws a sentence where something is not known. */
export function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      node: { type: 'boolean', default: false },
      software: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      soak: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      parts: { type: 'string', default: parts.join() },
      models: { type: 'string', default: neuralModels.join() },
      worlds: { type: 'string', default: Object.keys(worlds).join() },
      backends: { type: 'string', default: backends.join() },
      engines: { type: 'string', default: Object.keys(engines).join() },
      rounds: { type: 'string', default: '5' },
      steps: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '2' },
      from: { type: 'string' },
    },
  });
  return {
    ...values,
    parts: listed(values.parts, parts),
    models: listed(values.models, neuralModels),
    worlds: listed(values.worlds, Object.keys(worlds) as WorldName[]),
    backends: listed(values.backends, backends),
    engines: listed(values.engines, Object.keys(engines) as Engine[]),
    rounds: counted(values.rounds),
    steps: counted(values.steps),
    seconds: counted(values.seconds),
  };
}

export type Options = ReturnType<typeof optionsOf>;

/** The entries of a comma-separated list, in the order in which they are known. */
function listed<T extends string>(text: string, known: readonly T[]): T[] {
  const entries = text.split(',');
  const unknown = entries.find((entry) => !known.includes(entry as T));
  if (unknown !== undefined) throw new Error(`“${unknown}” is not one of ${known.join(', ')}.`);
  return known.filter((entry) => entries.includes(entry));
}

function counted(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`“${text}” is not a whole number from 1.`);
  return value;
}
