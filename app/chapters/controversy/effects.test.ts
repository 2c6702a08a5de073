import { describe, expect, it } from 'vitest';
import { effectsOf, verdictOf } from './effects';
import type { Results } from './race';

const ranks = (...values: number[]) => ({ ranks: Uint16Array.from(values) });

describe('the effects of loss and budget', () => {
  it('are differences between the same players', () => {
    const [effect] = effectsOf({ 'ce/long': ranks(1, 1, 3), 'bce/long': ranks(1, 3, 50) });
    expect(effect.id).toBe('loss');
    // NDCG@10 of ranks 1, 3 and 50: 1, ½ and 0.
    expect(effect.mean).toBeCloseTo((0 + 0.5 + 0.5) / 3, 12);
    expect(effect.low).toBeLessThanOrEqual(effect.mean);
    expect(effect.high).toBeGreaterThanOrEqual(effect.mean);
  });

  it('are none where a cell is missing', () => {
    expect(effectsOf({ 'ce/long': ranks(1) })).toEqual([]);
    expect(verdictOf([])).toBeNull();
  });

  it('say who is ahead only where the interval does not hold zero', () => {
    const results: Results = {
      'cloze/long': ranks(...Array(50).fill(1)),
      'bce/long': ranks(...Array(50).fill(9)),
      'ce/long': ranks(...Array.from({ length: 50 }, (_, i) => 1 + (i % 2))),
    };
    expect(verdictOf(effectsOf(results))).toContain('its published loss, BERT4Rec is ahead');
    results['ce/long'] = ranks(...Array(50).fill(1));
    expect(verdictOf(effectsOf(results))).toContain('same loss, nothing is settled');
  });
});
