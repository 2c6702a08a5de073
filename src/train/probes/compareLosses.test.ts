import { beforeAll, describe, expect, it } from 'vitest';
import { neuralModels } from '../../models/config';
import { startBackends } from '../../testing/backends';
import { GAMES, historiesOf, toyConfig } from '../../testing/toy';
import type { LossDemand, LossName } from '../protocol';
import { Run } from '../run';
import { compareLosses } from './compareLosses';

beforeAll(startBackends);

const history = [1, 2, 3, 4];
const request = { history, negatives: 5, seed: 3, logQ: false };
const byName = (demands: LossDemand[]) =>
  Object.fromEntries(demands.map((demand) => [demand.name, demand])) as Record<LossName, LossDemand>;
const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

describe.each(neuralModels)('the losses side by side, on %s', (model) => {
  const run = () => new Run(model, toyConfig(model), historiesOf(1, [5, 6, 6]), GAMES);

  it('pull up the game that came, push down only the games they were given, and agree with the scores', async () => {
    const one = run();
    const scores = (await one.score([history.slice(0, -1)])).slice(1);
    const demands = byName(await compareLosses(one, request));
    const total = scores.reduce((all, score) => all + Math.exp(score), 0);
    const p = (item: number) => Math.exp(scores[item - 1]) / total;

    // Softmax cross-entropy: probability minus one at the target, probability elsewhere.
    expect(demands.ce.loss).toBeCloseTo(-Math.log(p(4)), 4);
    for (let item = 1; item <= GAMES; item++)
      expect(demands.ce.gradient[item - 1]).toBeCloseTo(p(item) - Number(item === 4), 4);

    // Binary: σ(r₊) − 1 at the target, σ(r₋) at each draw of a negative.
    const sigma = (item: number) => 1 / (1 + Math.exp(-scores[item - 1]));
    expect(demands.bce.gradient[3]).toBeCloseTo(sigma(4) - 1, 4);
    for (const item of new Set(demands.bce.drawn)) {
      const times = demands.bce.drawn.filter((drawn) => drawn === item).length;
      expect(demands.bce.gradient[item - 1]).toBeCloseTo(times * sigma(item), 4);
      expect(history).not.toContain(item);
    }

    for (const { name, gradient, drawn } of Object.values(demands)) {
      expect(gradient[3]).toBeLessThan(0);
      if (name === 'ce') continue;
      expect(drawn).toHaveLength(5);
      const touched = Array.from(gradient.keys(), (column) => column + 1).filter(
        (item) => gradient[item - 1] !== 0,
      );
      expect([4, ...drawn]).toEqual(expect.arrayContaining(touched));
    }
    expect(sum(demands['sampled-softmax'].gradient)).toBeCloseTo(0, 4);
    one.dispose();
  });

  it('draw the same negatives for the same seed, and logQ changes sampled softmax alone', async () => {
    const one = run();
    const plain = byName(await compareLosses(one, request));
    const corrected = byName(await compareLosses(one, { ...request, logQ: true }));
    const other = byName(await compareLosses(one, { ...request, seed: 4 }));
    for (const name of Object.keys(plain) as LossName[]) {
      expect(corrected[name].drawn).toEqual(plain[name].drawn);
      const same = corrected[name].loss === plain[name].loss;
      expect(same).toBe(name !== 'sampled-softmax');
    }
    expect(other.bce.drawn).not.toEqual(plain.bce.drawn);
    one.dispose();
  });
});
