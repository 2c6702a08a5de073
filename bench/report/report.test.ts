import { describe, expect, it } from 'vitest';
import { type Engine, type Result, type Timing, worlds } from '../trial';
import { verdictsOf } from './aims';
import { epochPlot } from './epochPlot';
import { epochFlops, merged, type Report, ratioOf } from './report';
import { growthOf, scalingPlot } from './scalingPlot';
import { sectionOf } from './section';
import { commandTable, epochTable, lossSpread } from './table';
import { between, markers } from './write';

/** An engine whose rounds took so many seconds a step, of ten steps an epoch. */
const result = (engine: Engine, seconds: number[], loss = 6): Result => ({
  world: 'subset',
  trial: { engine, backend: 'wasm', model: 'sasrec', world: worlds.subset, config: {} },
  timing: {
    rounds: seconds.map((secondsPerStep) => ({ secondsPerStep, loss, peakBytes: 2 ** 20 })),
    stepsPerEpoch: 10,
    dispatches: null,
    bytesMoved: null,
  } as unknown as Timing,
  error: null,
});

const results = [
  result('nextplay', [0.1, 0.2, 0.3]),
  result('tfjs-packed', [1.1, 1.2, 1.3], 6.3),
  result('tfjs-padded', [2]),
  { ...result('jax-js', []), timing: null, error: 'it does not start' },
  result('pytorch', [0.1, 0.1, 0.1], 6.03),
];

const report: Report = {
  date: '2026-01-01',
  cpu: 'a processor',
  host: 'a browser',
  versions: { tfjs: '4' },
  adapters: { wasm: { name: 'one thread', software: false } },
  notes: ['Something was left out.'],
  peaks: [
    { backend: 'wasm', engine: 'nextplay', gflops: 10 },
    { backend: 'wasm', engine: 'pytorch', gflops: 50 },
  ],
  results,
  commands: [
    { model: 'sasrec', engine: 'nextplay', dispatches: 70, rounds: [0.002, 0.004, 0.006], error: null },
    { model: 'sasrec', engine: 'tfjs-padded', dispatches: 500, rounds: [0.05], error: null },
    { model: 'sasrec', engine: 'jax-js', dispatches: null, rounds: [], error: 'it does not start' },
  ],
  scaling: (['L', 'V', 'd'] as const).flatMap((of) =>
    [25, 50, 100].map((size) => ({ model: 'sasrec' as const, of, size, secondsPerStep: size ** 2 / 1e5 })),
  ),
  edits: [{ model: 'sasrec', place: 'page', times: [20, 30, 40, 200] }],
  soak: [
    {
      ...{ backend: 'webgpu', model: 'sasrec', steps: 10_000 },
      before: { tensors: 38, bytes: 2 ** 20, heap: null, peakBytes: 80 * 2 ** 20 },
      after: { tensors: 38, bytes: 2 ** 20, heap: null, peakBytes: 100 * 2 ** 20 },
    },
  ],
};

describe('what is worked out of the timings', () => {
  it('compares medians', () => {
    expect(ratioOf(results, 'tfjs-packed')).toBeCloseTo(6);
    expect(ratioOf(results, 'jax-js')).toBeNull();
  });

  it('says how far the losses lie apart', () => {
    expect(lossSpread(results)).toBeCloseTo(5);
  });

  it('counts the arithmetic of a whole epoch', () => {
    const [{ trial }] = results;
    const few = { ...trial, world: { ...worlds.subset, players: 64 } };
    const twice = { ...trial, world: { ...worlds.subset, players: 128 } };
    expect(epochFlops(twice) / epochFlops(few)).toBeGreaterThan(1.7);
    expect(epochFlops(twice) / epochFlops(few)).toBeLessThan(2.3);
  });

  it('puts together what was measured apart', () => {
    const gpu = { ...report, adapters: { webgpu: { name: 'GPU', software: true } }, edits: [], results: [] };
    const both = merged([report, gpu]);
    expect(Object.keys(both.adapters)).toEqual(['wasm', 'webgpu']);
    expect([both.results.length, both.edits.length, both.notes.length]).toEqual([5, 1, 1]);
    expect(both.commands).toHaveLength(6);
  });

  it('finds exponents', () => {
    expect(growthOf(report.scaling, 'sasrec', 'L').exponent).toBeCloseTo(2);
  });
});

describe('the report', () => {
  it('has a row for each heat, with ratios, one rough step, and what could not be had', () => {
    expect(epochTable(report).split('\n').at(-1)).toBe(
      '| V 1,121, L 50 | SASRec | WASM | 2.00 s | 12.0 s, **6.00 ×** | ≈ 20.0 s, **10.0 ×** | – (it does not start) | 1.00 s, **0.50 ×** |',
    );
  });

  it('sets what the commands take beside what they take others', () => {
    expect(commandTable(report.commands).split('\n').at(-1)).toBe(
      '| SASRec | 4.00 ms for 70 | 50.0 ms for 500, **12.5 ×** | – (it does not start) |',
    );
  });

  it('says which aims are met, and what bounds those that are not', () => {
    const met = Object.fromEntries(verdictsOf(report).map(({ aim, met }) => [aim, met]));
    expect(met).toMatchObject({
      'WASM against tfjs operations, padded to L: ≥ 5 ×': true,
      'commands alone, against tfjs operations, padded to L: ≥ 10 ×': true,
      'WASM against PyTorch, one thread: ≥ 1 ×': false,
      'an edit to the ranking drawn, WASM: median < 50 ms': true,
      '95th percentile < 100 ms': false,
      'memory flat over 10,000 steps, SASRec on WebGPU': false,
    });
    expect(sectionOf(report)).toContain('5.0 times as much');
    expect(sectionOf(report)).toContain('Something was left out.');
    const commands: Report['commands'] = [
      { model: 'sasrec', engine: 'nextplay', dispatches: 50, rounds: [0.01], error: null },
      { model: 'sasrec', engine: 'tfjs-padded', dispatches: 500, rounds: [0.05], error: null },
    ];
    expect(sectionOf({ ...report, commands })).toContain(
      'costs the thread 200 µs with us and 100 µs with tfjs (in the order of the table). What we save is their number: SASRec 10.0 ×.',
    );
    const edits: Report['edits'] = [
      { model: 'sasrec', place: 'worker', times: [4, 5, 6] },
      { model: 'sasrec', place: 'page', times: [80, 90, 100] },
    ];
    expect(sectionOf({ ...report, edits })).toContain(
      'there after 5 ms at most, and drawn after 90 ms at least',
    );
  });

  it('draws every engine that was measured', () => {
    expect(epochPlot(report).match(/<circle/g)).toHaveLength(5 + 4);
    expect(scalingPlot(report)).not.toContain('NaN');
  });

  it('replaces what lies between the markers, and nothing else', () => {
    const [start, end] = markers;
    expect(between(`before\n${start}\nold\n${end}\nafter`, 'new')).toBe(
      `before\n${start}\n\nnew\n\n${end}\nafter`,
    );
    expect(() => between('nothing', 'new')).toThrow('README.md has no');
  });
});
