import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { pack, rankingExample } from '../data/batches';
import { random, STREAM } from '../data/random';
import { inference } from '../nn/layers';
import { startBackends } from '../testing/backends';
import { GAMES, movedWeights, toyConfig } from '../testing/toy';
import { models } from '.';
import { canHave, configOf, type FaultName, faultNames, type ModelName, neuralModels } from './config';
import { withFault } from './faults';

beforeAll(startBackends);

/** The hidden vector after each history, all packed into one batch. */
function read(name: ModelName, fault: FaultName, histories: number[][], blocks = 2): number[][] {
  const config = toyConfig(name, { fault, blocks });
  const model = withFault(models[name], fault);
  const weights = movedWeights(name, config);
  return tf.tidy(() => {
    const batch = pack(
      histories.map((history) => rankingExample(history, config.maxLength)),
      config.maxLength,
    );
    return (model.encode(batch, weights, config, inference) as tf.Tensor2D).arraySync();
  });
}

const distance = (a: number[], b: number[]): number => Math.max(...a.map((x, i) => Math.abs(x - b[i])));

describe('a fault', () => {
  it('is had only by models to which it means something', () => {
    for (const model of neuralModels) {
      for (const fault of faultNames) {
        expect(configOf(model, { fault }).fault).toBe(canHave(model, fault) ? fault : 'none');
      }
    }
  });

  it.each(neuralModels)('none leaves %s as it is', (name) => {
    expect(withFault(models[name], 'none')).toEqual(models[name]);
  });

  it('without positions, attention does not see the order of the past', () => {
    const [one, other] = [
      [1, 2, 3, 4],
      [3, 1, 2, 4],
    ];
    const far = (fault: FaultName) =>
      distance(read('sasrec', fault, [one], 1)[0], read('sasrec', fault, [other], 1)[0]);
    expect(far('none')).toBeGreaterThan(0.01);
    expect(far('no-positions')).toBeLessThan(1e-5);
  });

  it('without its reset, a recurrent net takes the state of one player on to the next', () => {
    const second = (fault: FaultName, first: number[]) =>
      read('gru4rec', fault, [[1, 2, 3, 4], first, [5]])[2];
    // [5] shares a row with whichever comes before it.
    const moved = (fault: FaultName) => distance(second(fault, [6, 7, 8]), second(fault, [9, 10, 11]));
    expect(moved('none')).toBe(0);
    expect(moved('no-reset')).toBeGreaterThan(1e-3);
  });

  it.each(['sasrec', 'bert4rec'] as const)('merged histories let %s read another player’s games', (name) => {
    const second = (fault: FaultName, first: number[]) => read(name, fault, [[1, 2, 3, 4], first, [5]])[2];
    const moved = (fault: FaultName) => distance(second(fault, [6, 7, 8]), second(fault, [9, 10, 11]));
    expect(moved('none')).toBeLessThan(1e-6);
    expect(moved('merged-histories')).toBeGreaterThan(1e-3);
  });

  it('without a causal mask, SASRec sees what it is to predict', () => {
    const config = (fault: FaultName) => toyConfig('sasrec', { fault });
    const first = (fault: FaultName, next: number) =>
      tf.tidy(() => {
        const weights = movedWeights('sasrec', config(fault));
        const batch = pack([{ history: [1, next], items: [1, next], at: [0], targets: [] }], 6);
        return (models.sasrec.encode(batch, weights, config(fault), inference) as tf.Tensor2D).arraySync()[0];
      });
    expect(distance(first('none', 2), first('none', 3))).toBeLessThan(1e-6);
    expect(distance(first('no-causal-mask', 2), first('no-causal-mask', 3))).toBeGreaterThan(1e-3);
  });

  it('without the division by √d, affinities are √d times as large', () => {
    const weights = movedWeights('sasrec', toyConfig('sasrec'));
    const affinity = (fault: FaultName) => {
      const config = toyConfig('sasrec', { fault });
      let seen: number[] = [];
      const tape = {
        mark: <T extends tf.Tensor>(name: string, value: T) => {
          if (name === 'affinity' && seen.length === 0) seen = Array.from(value.dataSync());
          return value;
        },
        scope: <T>(_: string, work: () => T) => work(),
      };
      tf.tidy(() => {
        const batch = pack([rankingExample([1, 2, 3], 6)], 6);
        return withFault(models.sasrec, fault).encode(batch, weights, config, { ...inference, tape });
      });
      return seen;
    };
    const [scaled, raw] = [affinity('none'), affinity('no-scale')];
    expect(scaled.length).toBeGreaterThan(0);
    scaled.forEach((value, i) => {
      expect(raw[i]).toBeCloseTo(value * Math.sqrt(8 / 2), 4);
    });
  });

  it('asks each position for its own game', () => {
    const { examples } = withFault(models.sasrec, 'target-is-input');
    const [example] = examples([1, 2, 3, 4], toyConfig('sasrec'), random(0, STREAM.masks), GAMES);
    expect(example.targets).toEqual([1, 2, 3]);
    expect(example.items).toEqual([1, 2, 3]);
  });

  it('reads the answer off the first position', () => {
    const { ranking } = withFault(models.sasrec, 'wrong-readout');
    expect(ranking([1, 2, 3, 4], toyConfig('sasrec'), GAMES)).toMatchObject({ items: [1, 2, 3, 4], at: [0] });
  });

  it('begins with item vectors of unit variance', () => {
    for (const name of neuralModels) {
      const config = toyConfig(name);
      const spread = (fault: FaultName) => {
        const weights = withFault(models[name], fault).initialise(config, GAMES, random(0, STREAM.weights));
        return tf.tidy(
          () =>
            tf
              .moments(weights.items as tf.Variable)
              .variance.sqrt()
              .arraySync() as number,
        );
      };
      expect(spread('none')).toBeLessThan(0.5);
      expect(spread('loud-items')).toBeCloseTo(1, 4);
    }
  });
});
