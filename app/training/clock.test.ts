import { describe, expect, it } from 'vitest';
import { type Clock, type Entrant, nextTurn, readings } from './clock';

const entrant = (model: Entrant['model'], stepsPerEpoch: number): Entrant => ({
  model,
  step: 0,
  stepsPerEpoch,
  seconds: 0,
});

/** Runs a race whose models take so many seconds a step, and returns how far each came and how far apart they were. */
function race(clock: Clock, budget: number) {
  const pace = { gru4rec: 0.03, sasrec: 0.1, bert4rec: 0.17 };
  const entrants = [entrant('gru4rec', 91), entrant('sasrec', 91), entrant('bert4rec', 40)];
  let apart = 0;
  for (let turn = nextTurn(entrants, clock, budget); turn; turn = nextTurn(entrants, clock, budget)) {
    const { model, until } = turn;
    const one = entrants.find((each) => each.model === model) as Entrant;
    const steps = Math.round(until * one.stepsPerEpoch) - one.step;
    expect(steps).toBeGreaterThan(0);
    one.step += steps;
    one.seconds += steps * pace[model];
    const at = entrants.map(readings[clock]);
    apart = Math.max(apart, Math.max(...at) - Math.min(...at));
  }
  return { ends: entrants.map(readings[clock]), apart };
}

describe('a race on the same clock', () => {
  it('gives each the same number of steps', () => {
    expect(race('steps', 250).ends).toEqual([250, 250, 250]);
  });

  it('gives each the same number of epochs, and nobody gets ahead by more than a turn', () => {
    const { ends, apart } = race('epochs', 2);
    expect(ends).toEqual([2, 2, 2]);
    expect(apart).toBeLessThan(0.15);
  });

  it('gives each the same time, to a step', () => {
    const { ends } = race('seconds', 20);
    ends.forEach((seconds) => {
      expect(seconds).toBeGreaterThanOrEqual(20);
      expect(seconds).toBeLessThan(20.2);
    });
  });
});
