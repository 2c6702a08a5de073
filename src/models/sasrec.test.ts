import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { parametersOf } from '../nn/parameters';
import { startBackends } from '../testing/backends';
import { expectClose } from '../testing/close';
import { affine, attention, dot, each, layerNorm, type Matrix, plus, relu } from '../testing/matrix';
import { everywhere, GAMES, historiesOf, type Toy, withToy } from '../testing/toy';

beforeAll(startBackends);

const norm = (toy: Toy, path: string, x: Matrix) =>
  layerNorm(x, toy.numbers(`${path}.gain`), toy.numbers(`${path}.shift`));

/** s = √d E[x] + P, the latest game at position L − 1. */
function inputByHand(toy: Toy, history: readonly number[]): Matrix {
  const { width, maxLength } = toy.config;
  const [items, positions] = [toy.matrix('items'), toy.matrix('positions')];
  return history.map((item, t) => {
    const position = positions[maxLength - history.length + t];
    return items[item].map((value, j) => Math.sqrt(width) * value + position[j]);
  });
}

type Reader = (toy: Toy, block: string, s: Matrix) => Matrix;

const causal = (i: number, j: number) => j <= i;

const attentionOf = (toy: Toy, block: string, projected: boolean) => ({
  query: toy.linear(`${block}.attention.query`),
  key: toy.linear(`${block}.attention.key`),
  value: toy.linear(`${block}.attention.value`),
  output: projected ? toy.linear(`${block}.attention.output`) : undefined,
});

function think(toy: Toy, block: string, x: Matrix): Matrix {
  const [inner, outer] = [toy.linear(`${block}.inner`), toy.linear(`${block}.outer`)];
  return affine(each(affine(x, inner.kernel, inner.bias), relu), outer.kernel, outer.bias);
}

/** a = s + Attn(LN(s)), s' = a + W₂ relu(W₁ LN(a)) */
const preNorm: Reader = (toy, block, s) => {
  const normed = norm(toy, `${block}.norm1`, s);
  const a = plus(s, attention(normed, normed, causal, toy.config.heads, attentionOf(toy, block, true)));
  return plus(a, think(toy, block, norm(toy, `${block}.norm2`, a)));
};

/** q = LN(s), a = Attn(q, s, s) + q, u = LN(a), s' = u + W₂ relu(W₁ u); the heads are not mixed. */
const published: Reader = (toy, block, s) => {
  const q = norm(toy, `${block}.norm1`, s);
  const a = plus(attention(q, s, causal, toy.config.heads, attentionOf(toy, block, false)), q);
  const u = norm(toy, `${block}.norm2`, a);
  return plus(u, think(toy, block, u));
};

function hiddenByHand(toy: Toy, history: readonly number[], read: Reader): Matrix {
  let s = inputByHand(toy, history);
  for (let b = 0; b < toy.config.blocks; b++) s = read(toy, `blocks.${b}`, s);
  return norm(toy, 'norm', s);
}

/** Takes the output map out of the way: what is heard comes through as it is. */
function passThrough(toy: Toy): void {
  for (const [path, variable] of parametersOf(toy.weights)) {
    if (!path.includes('attention.output')) continue;
    tf.tidy(() => variable.assign(variable.rank === 2 ? tf.eye(toy.config.width) : tf.zeros(variable.shape)));
  }
}

describe('SASRec', () => {
  const histories = historiesOf(3, [1, 6, 3, 2, 5]);
  const byHand = (toy: Toy, read: Reader) =>
    histories.flatMap((history) => hiddenByHand(toy, history, read)).flat();

  it.each([1, 2, 4])('with pre-LN blocks and %d heads is what its formulas say', (heads) => {
    withToy('sasrec', { heads }, (toy) => {
      expectClose(toy.encode(histories.map(everywhere)).flat(), byHand(toy, preNorm), 2e-5);
    });
  });

  it('with published blocks takes queries and residual from LN(s), keys and values from s', () => {
    withToy('sasrec', { norm: 'published' }, (toy) => {
      passThrough(toy);
      expectClose(toy.encode(histories.map(everywhere)).flat(), byHand(toy, published), 2e-5);
    });
  });

  it('has no output map after attention where its blocks are those published', () => {
    withToy('sasrec', { norm: 'published' }, (toy) => {
      expectClose(toy.encode(histories.map(everywhere)).flat(), byHand(toy, published), 2e-5);
    });
  });

  it('has as many blocks as it is told', () => {
    for (const blocks of [1, 3]) {
      withToy('sasrec', { blocks }, (toy) => {
        expectClose(toy.encode(histories.map(everywhere)).flat(), byHand(toy, preNorm), 3e-5);
      });
    }
  });

  it('scores a game by the product of the last hidden vector and its own, unscaled, vector', () => {
    withToy('sasrec', {}, (toy) => {
      const [history] = historiesOf(9, [9]);
      const hidden = hiddenByHand(toy, history.slice(-6), preNorm)[5];
      const right = toy
        .matrix('items')
        .slice(1)
        .map((vector) => dot(vector, hidden));
      expect(right.length).toBe(GAMES);
      expectClose(toy.score([history])[0], right, 3e-5);
    });
  });

  it('has a vector for each game and the padding, one for each place, and an inner layer as wide as the model', () => {
    withToy('sasrec', { width: 12 }, (toy) => {
      expect(toy.variable('items').shape).toEqual([GAMES + 1, 12]);
      expect(toy.variable('positions').shape).toEqual([6, 12]);
      expect(toy.variable('blocks.0.inner.kernel').shape).toEqual([12, 12]);
    });
  });
});
