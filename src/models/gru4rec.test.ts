import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sessionParallel } from '../data/batches';
import { inference, Memory } from '../nn/layers';
import { record } from '../nn/tape';
import { startBackends } from '../testing/backends';
import { expectClose } from '../testing/close';
import { gruCell } from '../testing/gru';
import { dot, type Matrix } from '../testing/matrix';
import { everywhere, GAMES, historiesOf, Toy, toyConfig, withToy } from '../testing/toy';
import { gru4rec } from './gru4rec';

beforeAll(startBackends);

const transposed = (x: Matrix): Matrix => x[0].map((_, column) => x.map((row) => row[column]));

/** The state after each game, by torch's GRU cell. */
function statesByHand(toy: Toy, history: readonly number[]): Matrix {
  const [input, state] = [toy.linear('input'), toy.linear('state')];
  const w = {
    weightIh: transposed(input.kernel),
    biasIh: input.bias,
    weightHh: transposed(state.kernel),
    biasHh: state.bias,
  };
  const items = toy.matrix('items');
  let h = Array<number>(toy.config.width).fill(0);
  return history.map((item) => {
    h = gruCell(items[item], h, w).state;
    return h;
  });
}

describe('GRU4Rec', () => {
  const histories = historiesOf(1, [1, 6, 3, 2, 5, 1]);

  it.each([
    ['the scan', 8],
    ['cells one by one', 6],
  ])('with %s gives the states of torch.nn.GRUCell, each history from zero', (_, width) => {
    withToy('gru4rec', { width }, (toy) => {
      const right = histories.flatMap((history) => statesByHand(toy, history));
      expectClose(toy.encode(histories.map(everywhere)).flat(), right.flat(), 2e-6);
    });
  });

  it('computes the same whether it is watched or not, several histories side by side', async () => {
    const toy = new Toy('gru4rec', toyConfig('gru4rec'));
    const examples = histories.map(everywhere);
    const silently = toy.encode(examples).flat();
    let watched: number[] = [];
    await record((tape) => {
      watched = toy.encode(examples, { ...inference, tape }).flat();
    });
    expectClose(watched, silently, 1e-6);
    toy.dispose();
  });

  it('scores a game by the product of the state and its own vector', () => {
    withToy('gru4rec', {}, (toy) => {
      const history = [3, 9, 1];
      const state = statesByHand(toy, history)[2];
      const items = toy.matrix('items');
      const right = items.slice(1, GAMES + 1).map((vector) => dot(vector, state));
      expectClose(toy.score([history])[0], right, 1e-5);
    });
  });

  it('reads the last L games of a longer history', () => {
    withToy('gru4rec', {}, (toy) => {
      const [long] = historiesOf(5, [10]);
      expectClose(toy.score([long])[0], toy.score([long.slice(-6)])[0], 0);
    });
  });

  it('event by event in lanes, with its memory, reaches the states of whole histories', () => {
    withToy('gru4rec', { batchSize: 3 }, (toy) => {
      const players = historiesOf(8, [4, 2, 6, 3, 2, 5]);
      const memory = new Memory();
      const before = tf.memory().numTensors;
      const seen = new Map<string, number[]>();
      for (const batch of sessionParallel(players, 3)) {
        const hidden = tf.tidy(() =>
          gru4rec.encode(batch, toy.weights as never, toy.config, { ...inference, memory }).arraySync(),
        );
        batch.owners.forEach((owner, i) => {
          const player = players.indexOf(owner as number[]);
          const t = [...seen.keys()].filter((key) => key.startsWith(`${player}/`)).length;
          seen.set(`${player}/${t}`, hidden[i]);
        });
      }
      players.forEach((history, player) => {
        statesByHand(toy, history.slice(0, -1)).forEach((state, t) => {
          expectClose(seen.get(`${player}/${t}`) as number[], state, 2e-6);
        });
      });
      memory.clear();
      expect(tf.memory().numTensors).toBe(before);
    });
  });

  it('learns from every game but the first, given those before it, within the window', () => {
    const config = toyConfig('gru4rec', { maxLength: 3 });
    const [example] = gru4rec.examples([5, 1, 4, 2, 3], config, undefined as never, GAMES);
    expect(example).toEqual({
      history: [5, 1, 4, 2, 3],
      items: [1, 4, 2],
      at: [0, 1, 2],
      targets: [4, 2, 3],
    });
  });
});
