import { beforeEach, describe, expect, it } from 'vitest';
import type { Recording } from '../../src/nn/recording';
import { isBehind, reads, unreadOf } from './reading';
import { useStore } from './store';

const initial = useStore.getState();
const { setReading, setTape } = initial;
const state = () => useStore.getState();

const tapeOf = (history: number[], masked: number[] = []): Recording =>
  ({ model: 'bert4rec', history, masked, ops: [] }) as unknown as Recording;

beforeEach(() => useStore.setState(initial, true));

describe('what a tape reads', () => {
  it('is the whole history, or the end of a longer one', () => {
    expect(reads(tapeOf([3, 4]), [3, 4])).toBe(true);
    expect(reads(tapeOf([3, 4]), [1, 2, 3, 4])).toBe(true);
    expect(reads(tapeOf([3, 4]), [4, 3])).toBe(false);
    expect(reads(tapeOf([3, 4]), [4])).toBe(false);
  });

  it('leaves out what is older than the model reads', () => {
    setReading([1, 2, 3, 4, 5], []);
    expect(unreadOf(state(), 3)).toBe(2);
    expect(unreadOf(state(), 50)).toBe(0);
  });
});

describe('a tape is behind the page', () => {
  it('when the reader has chosen a history and there is no tape', () => {
    expect(isBehind(state(), 'sasrec')).toBe(false);
    setReading([1, 2], []);
    expect(isBehind(state(), 'sasrec')).toBe(true);
  });

  it('when it reads another history', () => {
    setTape('sasrec', tapeOf([1, 2, 3]), 'recorded');
    expect(isBehind(state(), 'sasrec')).toBe(false);
    setReading([1, 2], []);
    expect(isBehind(state(), 'sasrec')).toBe(true);
    setTape('sasrec', tapeOf([1, 2]), 'live');
    expect(isBehind(state(), 'sasrec')).toBe(false);
  });

  it('when other positions are hidden, counted from the first game that is read', () => {
    setTape('bert4rec', tapeOf([3, 4, 5], [3]), 'recorded');
    setReading([1, 2, 3, 4, 5], [3]);
    expect(isBehind(state(), 'bert4rec')).toBe(true);
    setTape('bert4rec', tapeOf([3, 4, 5], [1]), 'live');
    expect(isBehind(state(), 'bert4rec')).toBe(false);
    expect(isBehind(state(), 'sasrec')).toBe(true);
  });

  it('and masks are nothing to the models that have none', () => {
    setTape('gru4rec', tapeOf([1, 2]), 'live');
    setReading([1, 2], [0]);
    expect(isBehind(state(), 'gru4rec')).toBe(false);
  });
});

it('an edit that hides the same positions leaves them the same', () => {
  setReading([1, 2], [0]);
  const { masked } = state();
  setReading([1, 2, 3], [0]);
  expect(state().masked).toBe(masked);
});
