import { describe, expect, it } from 'vitest';
import { defaults } from '../../../src/models/config';
import type { Recording } from '../../../src/nn/recording';
import type { Weights } from '../../store/run';
import { changeSince, editBetween, sameWeights } from './since';

const titleOf = (item: number) => `Game ${item}`;
const edit = (before: number[], now: number[]) => editBetween(before, now, titleOf);

describe('an edit', () => {
  it.each([
    [[1, 2, 3], [1, 2, 3], null],
    [[1, 2, 3], [1, 3], 'you removed Game 2'],
    [[1, 2, 3], [1, 2, 3, 9], 'you added Game 9'],
    [[1, 2, 3], [9], 'you removed 3 games and added Game 9'],
    [[1, 2, 3, 4], [4, 1, 2, 3], 'you moved Game 4'],
    [[1, 2, 3, 4], [1, 3, 2, 4], 'you swapped Game 3 and Game 2'],
    [[1, 2, 3, 4], [4, 3, 2, 1], 'you changed the order'],
  ])('from %j to %j', (before, now, text) => {
    expect(edit(before, now)).toBe(text);
  });
});

describe('two tapes', () => {
  const config = defaults.gru4rec;
  const weights = (step: number, origin: 'recorded' | 'trained' = 'trained', seed = 0): Weights => ({
    origin,
    step,
    status: 'paused',
    branch: 0,
    config: { ...config, seed },
  });
  const read = (history: number[], of: Weights) => ({ recording: { history } as Recording, weights: of });
  const since = (before: Weights, now: Weights, history = [1, 2]) =>
    changeSince(read([1, 2], before), read(history, now), titleOf);

  it('of the shipped weights are alike, with a run or without', () => {
    expect(sameWeights(null, weights(900, 'recorded'))).toBe(true);
    expect(sameWeights(null, weights(0))).toBe(false);
    expect(since(null, weights(900, 'recorded'))).toBeNull();
  });

  it('say from which weights they came', () => {
    expect(since(weights(1200), weights(1300))).toBe('step 1,200');
    expect(since({ ...weights(120), status: 'running' } as Weights, weights(130))).toBe('about step 120');
    expect(since(null, weights(3))).toBe('the model as shipped');
    expect(since(weights(50), null)).toBe('another run');
    expect(since(weights(50), weights(60, 'trained', 1))).toBe('another run');
    expect(since(weights(50), weights(2))).toBe('step 50');
    expect(since(weights(50), weights(50))).toBeNull();
  });

  it('may differ in both', () => {
    expect(since(weights(5), weights(6), [1])).toBe('you removed Game 2, and step 5');
  });
});
