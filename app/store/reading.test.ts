import { beforeEach, describe, expect, it } from 'vitest';
import type { Recording } from '../../src/nn/recording';
import { isBehind, unreadOf } from './reading';
import { useStore } from './store';

const initial = useStore.getState();
const { setReading, setTape } = initial;
const state = () => useStore.getState();

const tapeOf = (history: number[], masked: number[] = []): Recording =>
  ({ model: 'bert4rec', history, masked, ops: [] }) as unknown as Recording;

beforeEach(() => useStore.setState(initial, true));

describe('the games before a tape', () => {
  const unread = (tape: Recording) => unreadOf(state(), tape, 3);

  it('are those that are older than the model reads', () => {
    setReading([1, 2, 3, 4, 5], []);
    expect(unread(tapeOf([3, 4, 5]))).toBe(2);
    expect(unreadOf(state(), tapeOf([1, 2, 3, 4, 5]), 50)).toBe(0);
  });

  it('are one more where an appended mask takes a place', () => {
    setReading([1, 2, 3, 4, 5], []);
    expect(unread(tapeOf([4, 5], [2]))).toBe(3);
    setReading([1, 2], []);
    expect(unread(tapeOf([1, 2], [2]))).toBe(0);
  });

  it('do not change while the tape is of the history before an undo', () => {
    setReading([1, 2, 3], []);
    expect(unread(tapeOf([1, 2]))).toBe(0);
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

  it('also by a game at the front, which a shorter tape ends like', () => {
    setTape('sasrec', tapeOf([2, 3]), 'live');
    setReading([1, 2, 3], []);
    expect(isBehind(state(), 'sasrec')).toBe(true);
  });

  it('when other positions are hidden', () => {
    setTape('bert4rec', tapeOf([3, 4, 5], [3]), 'recorded');
    setReading([3, 4, 5], [1]);
    expect(isBehind(state(), 'bert4rec')).toBe(true);
    setTape('bert4rec', tapeOf([3, 4, 5], [1]), 'live');
    expect(isBehind(state(), 'bert4rec')).toBe(false);
  });

  it('but not by what is too old to be read', () => {
    const read = Array.from({ length: 50 }, (_, i) => i + 3);
    setReading([1, 2, ...read], [1, 4]);
    setTape('bert4rec', tapeOf(read, [2]), 'live');
    expect(isBehind(state(), 'bert4rec')).toBe(false);
    setReading([1, 2, ...read], [1]);
    expect(isBehind(state(), 'bert4rec')).toBe(true);
    setTape('bert4rec', tapeOf(read.slice(1), [49]), 'live');
    expect(isBehind(state(), 'bert4rec')).toBe(false);
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
