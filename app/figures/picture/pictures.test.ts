import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/data/dataset';
import { defaults, type ModelName } from '../../../src/models/config';
import { findOp, type Recording } from '../../../src/nn/recording';
import { trace } from '../../../src/train/probes/trace';
import { Run } from '../../../src/train/run';
import type { Weights } from '../../store/run';
import { bert4recSummary, bert4recTable } from '../bert4rec/table';
import { isInference, nextRanking, slotsOf } from '../bert4rec/view';
import { gru4recSummary, gru4recTable } from '../gru4rec/table';
import { eventFlow, gateHistory, gateOp, momentOf, rankingAfter } from '../gru4rec/view';
import { sasrecTable } from '../sasrec/table';
import { headScale } from './attention';
import { comparedAfter } from './compared';
import { sameStep, stageOf, stagesOf } from './rail';
import { factsOf, headMatrix, opUnder, rowPositions, scopeNumber, titlesOf } from './tensors';

const games = 12;
const history = [3, 7, 1, 9, 4];
const dataset = {
  games: Array.from({ length: games + 1 }, (_, id) => ({
    appId: id,
    title: `Game ${id}`,
    genres: [],
    year: null,
  })),
} as unknown as Dataset;

async function tapeOf(name: ModelName, masked: number[] = []): Promise<Recording> {
  const run = new Run(name, { ...defaults[name], width: 8, maxLength: 6 }, [history], games);
  return trace(run, { history, masked });
}

const at = (recording: Recording, op: string | null, cell = null) => ({
  ...{ recording, weights: null, previous: null, dataset, op, cell, hovered: null },
  ...{ onCursor: () => undefined, hue: 'red' },
});
const trained = (step: number): Weights => ({
  ...{ origin: 'trained', status: 'paused', branch: 0, step },
  config: defaults.bert4rec,
});
const op = (recording: Recording, id: string) => findOp(recording, id) ?? recording.ops[0];

beforeAll(() => tf.setBackend('cpu'));

describe('GRU4Rec', () => {
  it('knows where in the history an op is', async () => {
    const tape = await tapeOf('gru4rec');
    const moment = (id: string, row: number | null = null) =>
      momentOf(tape, op(tape, id), row === null ? null : { head: 0, row, column: 0 });
    expect(moment('event3/update')).toEqual({ event: 3, gate: 'update', computed: 4, asked: 2 });
    expect(moment('event3/state').asked).toBe(3);
    expect(moment('embedding', 2)).toEqual({ event: 2, gate: 'embedding', computed: 5, asked: -1 });
    expect(moment('probability')).toEqual({ event: 4, gate: 'state', computed: 5, asked: 4 });
    expect(moment('scores', 1).event).toBe(1);
  });

  it('stacks the events of a gate, and keeps them apart', async () => {
    const tape = await tapeOf('gru4rec');
    const { matrix, rowLabels } = gateHistory(tape, dataset, 'state');
    expect([matrix.rows, matrix.columns]).toEqual([5, 8]);
    expect(rowLabels[1]).toBe('Game 7');
    const hidden = headMatrix(tape, op(tape, 'hidden'), 0);
    expect(Array.from(matrix.values)).toEqual(Array.from(hidden.values));
    expect(gateOp('embedding', 2)).toEqual({ id: 'embedding', row: 2 });
  });

  it('obeys the equation of the cell', async () => {
    const flow = eventFlow(await tapeOf('gru4rec'), 2);
    Array.from(flow.state).forEach((h, unit) => {
      const z = flow.update[unit];
      expect((1 - z) * flow.candidate[unit] + z * flow.previous[unit]).toBeCloseTo(h, 5);
    });
    expect(Array.from(eventFlow(await tapeOf('gru4rec'), 0).previous)).toEqual(new Array(8).fill(0));
  });

  it('ranks what is not owned yet, and says what has climbed', async () => {
    const tape = await tapeOf('gru4rec');
    const { top, truth } = rankingAfter(tape, dataset, 1, 20);
    expect(top).toHaveLength(games - 2);
    expect(top.map(({ item }) => item)).not.toContain(3);
    expect(truth?.item).toBe(1);
    expect(top.every(({ before }) => before !== null)).toBe(true);
    expect(rankingAfter(tape, dataset, 0, 3).top[0].before).toBeNull();
    expect(rankingAfter(tape, dataset, -1, 3)).toEqual({ top: [], truth: null });
    expect(rankingAfter(tape, dataset, 4, 3).truth).toBeNull();
  });

  it('is told as a table and a sentence', async () => {
    const tape = await tapeOf('gru4rec');
    expect(gru4recTable(at(tape, 'event1/reset')).caption).toBe('Reset gate r after each game');
    expect(gru4recTable(at(tape, null)).columns).toHaveLength(9);
    expect(gru4recSummary(at(tape, 'event0/reset'))).toContain('nothing yet');
  });
});

describe('SASRec', () => {
  it('is a way of stages from embeddings to ranks', async () => {
    const tape = await tapeOf('sasrec');
    const stages = stagesOf(tape);
    expect(stages.map(({ id }) => id)).toEqual(['embed', 'block0', 'block1', 'read-out']);
    const step = op(tape, 'block0/weights');
    expect(stageOf(stages, step).name).toBe('Block 1');
    expect(sameStep(stages[2], step).id).toBe('block1/weights');
    expect(sameStep(stages[3], step).id).toBe('hidden');
    expect(stages.flatMap(({ ops }) => ops)).toEqual(tape.ops);
  });

  it('leaves masked cells out of scales and tables', async () => {
    const tape = await tapeOf('sasrec');
    const masked = op(tape, 'block0/masked');
    expect(masked.min).toBeLessThan(-1e6);
    expect(factsOf(masked)).not.toContain('mean');
    expect(headScale(tape, masked, 1, true).limit).toBeLessThan(100);
    expect(sasrecTable(at(tape, 'block1/weights')).rows[0].slice(2)).toEqual(new Array(4).fill('masked'));
    expect(sasrecTable(at(tape, 'block1/query')).columns).toHaveLength(5);
    expect(sasrecTable(at(tape, 'probability')).columns[0]).toBe('Rank');
  });

  it('is asked after every game at once', async () => {
    const now = { recording: await tapeOf('sasrec'), weights: null };
    const asked = comparedAfter({ now, previous: null, dataset }, 2, 4);
    expect(asked.ranking.truth?.item).toBe(9);
    expect(asked.places).toHaveLength(games - 3);
    expect(asked.ranking.top).toHaveLength(4);
    expect(asked.ranking.top.every(({ before }) => before === null)).toBe(true);
    expect(asked.bump).toBeNull();
  });

  it('says what an edit has moved, and nothing where it cannot have', async () => {
    const run = new Run('sasrec', { ...defaults.sasrec, width: 8, maxLength: 6 }, [history], games);
    const read = async (items: number[]) => ({
      recording: await trace(run, { history: items }),
      weights: null,
    });
    const shorter = history.filter((item) => item !== 9);
    const tapes = { now: await read(shorter), previous: await read(history), dataset };
    const { bump, ranking } = comparedAfter(tapes, 3, 4);
    expect(bump?.since).toBe('you removed Game 9');
    expect(bump?.games.find(({ item }) => item === 9)?.before ?? null).toBeNull();
    expect(ranking.top.filter(({ item }) => item !== 9).every(({ before }) => before !== null)).toBe(true);
    // What comes before the game that was removed has not changed.
    expect(comparedAfter(tapes, 1, 4).bump).toBeNull();
    const again = { ...tapes, now: await read(history) };
    expect(comparedAfter(again, 4, 4).bump).toBeNull();
  });
});

describe('BERT4Rec', () => {
  it('guesses each hidden game among those that it is not shown', async () => {
    const tape = await tapeOf('bert4rec', [1, 3]);
    expect(isInference(tape)).toBe(false);
    expect(titlesOf(tape, dataset)).toEqual(['Game 3', '[MASK] Game 7', 'Game 1', '[MASK] Game 9', 'Game 4']);
    const slots = slotsOf(tape, dataset, 20);
    expect(slots.map(({ position, truth }) => [position, truth?.item])).toEqual([
      [1, 7],
      [3, 9],
    ]);
    expect(slots[0].top.map(({ item }) => item).sort((a, b) => a - b)).toEqual([
      2, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(rowPositions(tape, op(tape, 'head'))).toEqual([1, 3]);
    expect(rowPositions(tape, op(tape, 'block0/output'))).toEqual([0, 1, 2, 3, 4]);
    expect(bert4recTable(at(tape, 'scores')).rows[1].slice(0, 2)).toEqual([4, 'Game 9']);
    expect(bert4recSummary(at(tape, null))).toContain('2 masks');
  });

  it('appends a mask to ask for the next, and compares with the tape before', async () => {
    const tape = await tapeOf('bert4rec');
    expect(isInference(tape)).toBe(true);
    expect(titlesOf(tape, dataset).at(-1)).toBe('[MASK] next');
    const read = (recording: Recording, step: number) => ({ recording, weights: trained(step) });
    const next = (previous: Recording | null, step = 1) =>
      nextRanking({ now: read(tape, 1), previous: previous && read(previous, step), dataset }, 3);
    expect(next(null).ranking.top[0].before).toBeNull();
    expect(next(tape).bump).toBeNull();
    expect(next(tape, 0).ranking.top.map(({ before }) => before)).toEqual([1, 2, 3]);
    expect(next(tape, 0).bump?.since).toBe('step 0');
    expect(next(await tapeOf('bert4rec', [0]), 0).bump).toBeNull();
  });
});

describe('any tape', () => {
  it('falls back to its first op', async () => {
    const tape = await tapeOf('sasrec');
    expect(opUnder(tape, 'block9/nothing').id).toBe('token');
    expect(opUnder(tape, null).id).toBe('token');
    expect([scopeNumber('event12/state'), scopeNumber('hidden')]).toEqual([12, null]);
  });
});
