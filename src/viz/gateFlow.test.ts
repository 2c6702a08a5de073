import { describe, expect, it } from 'vitest';
import { flowStrips } from './gateFlow';
import { lanesOf, renewed } from './unitFlow';
import { stripTable } from './vectorStrip';

const flow = {
  embedding: [0.1, 0.2],
  previous: [-0.188, 0.5],
  reset: [0.2, 0.4],
  update: [0.421, 0.9],
  candidate: [0.63, -0.1],
  state: [0.2856, 0.44],
};
const signed = { kind: 'signed', limit: 1 } as const;
const scales = { embedding: signed, state: signed };

describe('flowStrips', () => {
  it('splits the new state into what is kept and what is written', () => {
    const strips = flowStrips(flow, scales, 'state', 'state');
    const values = (name: string) => strips.find((strip) => strip.name === name)?.values ?? [];
    expect(values('kept')[0] + values('written')[0]).toBeCloseTo(flow.state[0], 4);
    expect(values('state before')).toEqual(flow.previous);
    expect(strips.filter(({ current }) => current).map(({ name }) => name)).toEqual(['new state']);
  });

  it('does not show what is still to be computed', () => {
    const strips = flowStrips(flow, scales, 'update', null);
    const pending = strips.filter((strip) => strip.pending);
    expect(pending.map(({ name }) => name)).toEqual(['candidate', 'kept', 'written', 'new state']);
    expect(stripTable(strips, 'Event').rows[0].slice(-4)).toEqual(['–', '–', '–', '–']);
    expect(flowStrips(flow, scales, 'embedding', null).filter((strip) => !strip.pending)).toHaveLength(2);
  });
});

describe('lanesOf', () => {
  const unit = { unit: 0, previous: -0.188, update: 0.421, candidate: 0.63 };

  it('writes the sum out', () => {
    expect(renewed(unit)).toBeCloseTo(0.2856, 4);
    expect(lanesOf(unit).map(({ sum }) => sum)).toEqual([
      'z · hₜ₋₁ = 0.421 × −0.188 = −0.079',
      '(1 − z) · n = 0.579 × 0.630 = 0.365',
      'hₜ = −0.079 + 0.365 = 0.286',
    ]);
  });

  it('stops at what is not known yet', () => {
    const lanes = lanesOf({ ...unit, candidate: Number.NaN });
    expect(lanes.map(({ sum }) => sum)).toEqual(['z · hₜ₋₁ = 0.421 × −0.188 = −0.079', '(1 − z) · n', 'hₜ']);
  });
});
