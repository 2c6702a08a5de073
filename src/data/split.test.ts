import { describe, expect, it } from 'vitest';
import { testHoldout, trainingHistory, validationHoldout } from './split';

describe('leave-one-out', () => {
  it('keeps the last game for the test and the one before it for validation', () => {
    const history = Uint16Array.of(7, 3, 9, 4);
    expect(trainingHistory(history)).toEqual(Uint16Array.of(7, 3));
    expect(validationHoldout(history)).toEqual({ input: Uint16Array.of(7, 3), target: 9 });
    expect(testHoldout(history)).toEqual({ input: Uint16Array.of(7, 3, 9), target: 4 });
  });
});
