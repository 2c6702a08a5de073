import { describe, expect, it } from 'vitest';
import { encodeDataset } from '../../data/datasetFile';
import { defaults } from '../../models/config';
import { datasetOf, GAMES } from '../../testing/toy';
import { encodeSnapshot, type Snapshot } from '../snapshot';
import { decodeSaved, encodeSaved, modelsIn, type Saved } from './savedFile';
import { Timeline } from './timeline';

const name = 'own-0123abcd';
const toy = datasetOf([
  [1, 2, 3, 4],
  [5, 6, 7, 8, 9, 10, 11],
]);
const dataset = encodeDataset({ ...toy, manifest: { ...toy.manifest, name, title: 'Toys' } });
const snapshot: Snapshot = {
  model: 'sasrec',
  dataset: name,
  games: GAMES,
  config: defaults.sasrec,
  step: 3,
  losses: [],
  metrics: [],
  weights: { 'item.embedding': { shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) } },
  optimiser: null,
};
const tree = new TextEncoder().encode(new Timeline(defaults.sasrec).toString());
const saved: Saved = {
  name,
  title: 'Toys',
  savedAt: 1234,
  search: `?data=${name}&games=1,2`,
  dataset,
  runs: new Map([
    ['sasrec', encodeSnapshot(snapshot)],
    ['sasrec/tree', tree],
    ['sasrec/0/3', encodeSnapshot(snapshot)],
  ]),
};
const again = (changes: Partial<Saved>) => () => decodeSaved(encodeSaved({ ...saved, ...changes }));
const run = (changes: Partial<Snapshot>) =>
  new Map([['sasrec', encodeSnapshot({ ...snapshot, ...changes })]]);

describe('a saved file', () => {
  it('opens as what was saved, to the last byte', () => {
    const opened = again({})();
    expect(opened).toMatchObject({ name, title: 'Toys', savedAt: 1234, search: saved.search });
    expect(opened.counts).toEqual(toy.manifest.counts);
    expect(Buffer.from(opened.dataset ?? []).equals(dataset)).toBe(true);
    expect([...opened.runs.keys()]).toEqual([...saved.runs.keys()]);
    for (const [key, bytes] of saved.runs)
      expect(Buffer.from(opened.runs.get(key) ?? []).equals(bytes), key).toBe(true);
    expect(modelsIn(opened.runs)).toEqual(['sasrec']);
  });

  it('needs no data set where the site has it', () => {
    const opened = again({ name: 'twin', dataset: null, runs: run({ dataset: 'twin' }) })();
    expect(opened).toMatchObject({ name: 'twin', dataset: null, counts: null });
  });

  it('is refused with a sentence where anything in it does not fit', () => {
    expect(again({ dataset: null })).toThrow(/no data set in it/);
    expect(again({ name: 'own-99999999' })).toThrow(/holds own-0123abcd/);
    expect(again({ name: '../../etc' })).toThrow(/not the name of a data set/);
    expect(again({ runs: run({ model: 'gru4rec' }) })).toThrow(/not trained on its data set/);
    expect(again({ runs: run({ dataset: 'twin' }) })).toThrow(/not trained on its data set/);
    expect(again({ runs: run({ games: 12 }) })).toThrow(/not trained on its data set/);
    expect(again({ runs: new Map([['sasrec/tree', new Uint8Array(4)]]) })).toThrow(/history of sasrec/);
    expect(again({ runs: new Map([['markov', tree]]) })).toThrow(/no run/);
    expect(again({ runs: new Map([['sasrec/../x', tree]]) })).toThrow(/no run/);
    const flipped = encodeSaved(saved);
    flipped[flipped.length - 20] ^= 1;
    expect(() => decodeSaved(flipped)).toThrow(/checksum/);
    expect(() => decodeSaved(dataset)).toThrow(/holds a dataset, where a saved workspace is wanted/);
  });
});
