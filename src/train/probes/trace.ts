/** One forward pass, recorded: the same model function that trains, with a tape that listens. */
import { pack } from '../../data/batches';
import { cloze } from '../../models/bert4rec';
import { inference } from '../../nn/layers';
import { readOut } from '../../nn/readout';
import type { Recording } from '../../nn/recording';
import { record } from '../../nn/tape';
import type { TraceRequest } from '../protocol';
import type { Run } from '../run';

/** What a model reads of a history: its last L games, and which of them are hidden. */
export interface Reading {
  read: number[];
  /** Positions in `read`, ascending; always none where the model has no masks. */
  hidden: number[];
}

/** Throws on an empty history and on unknown games. */
export function readingOf({ config, games, name }: Run, { history, masked = [] }: TraceRequest): Reading {
  if (history.length === 0) throw new Error('There is nothing to read: add a game to the history.');
  const unknown = history.find((id) => !(Number.isInteger(id) && id >= 1 && id <= games));
  if (unknown !== undefined) throw new Error(`Game ${unknown} is not in this catalogue of ${games} games.`);
  const read = history.slice(-config.maxLength);
  const unread = history.length - read.length;
  const maskable = name === 'bert4rec' ? masked.map((t) => t - unread) : [];
  return { read, hidden: [...new Set(maskable)].filter((t) => t in read).sort((a, b) => a - b) };
}

/** The tape of `run`'s present weights reading this history. Rejects an empty one and unknown games. */
export async function trace(run: Run, request: TraceRequest): Promise<Recording> {
  const { model, config, games, weights } = run;
  const { read, hidden } = readingOf(run, request);
  const example = hidden.length > 0 ? cloze(read, hidden, games) : model.ranking(read, config, games);
  // A causal model can be asked after every game; BERT4Rec only where something is masked.
  const at = run.name === 'bert4rec' ? example.at : Array.from(example.items, (_, t) => t);
  const batch = pack([{ ...example, at }], config.maxLength);
  const { ops, values } = await record((tape) => {
    const vectors = model.encode(batch, weights, config, { ...inference, tape });
    readOut(vectors, model.catalogue(weights, games), tape);
  });
  return {
    model: run.name,
    history: hidden.length > 0 ? read : Array.from(example.items).filter((id) => id <= games),
    masked: run.name === 'bert4rec' ? [...at] : [],
    ops,
    values,
  };
}
