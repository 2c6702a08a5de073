import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../data/random';
import { startBackends } from '../testing/backends';
import { expectClose, largestDifference } from '../testing/close';
import { affine, attention, dot, each, gelu, layerNorm, type Matrix, plus } from '../testing/matrix';
import { everywhere, GAMES, historiesOf, type Toy, toyConfig, withToy } from '../testing/toy';
import { bert4rec, cloze, maskId } from './bert4rec';

beforeAll(startBackends);

const MASK = GAMES + 1;

/** LN(E + P), post-LN blocks that see both ways, then the head LN(GELU(W h + b)), at every place. */
function headByHand(toy: Toy, items: readonly number[]): Matrix {
  const { maxLength, heads, blocks } = toy.config;
  const norm = (path: string, x: Matrix) =>
    layerNorm(x, toy.numbers(`${path}.gain`), toy.numbers(`${path}.shift`));
  const through = (path: string, x: Matrix) => {
    const { kernel, bias } = toy.linear(path);
    return affine(x, kernel, bias);
  };
  const [table, positions] = [toy.matrix('items'), toy.matrix('positions')];
  let s = norm(
    'norm',
    items.map((item, t) => table[item].map((value, j) => value + positions[maxLength - items.length + t][j])),
  );
  for (let b = 0; b < blocks; b++) {
    const at = `blocks.${b}`;
    const w = {
      query: toy.linear(`${at}.attention.query`),
      key: toy.linear(`${at}.attention.key`),
      value: toy.linear(`${at}.attention.value`),
      output: toy.linear(`${at}.attention.output`),
    };
    const attended = norm(
      `${at}.norm1`,
      plus(
        s,
        attention(s, s, () => true, heads, w),
      ),
    );
    const inner = each(through(`${at}.inner`, attended), gelu);
    expect(inner[0].length).toBe(4 * toy.config.width);
    s = norm(`${at}.norm2`, plus(attended, through(`${at}.outer`, inner)));
  }
  return norm('headNorm', each(through('head', s), gelu));
}

describe('BERT4Rec', () => {
  it.each([1, 2])('with %d heads is what its formulas say, masks and all', (heads) => {
    withToy('bert4rec', { heads }, (toy) => {
      const histories = historiesOf(2, [1, 6, 3, 5]);
      histories[1][2] = MASK;
      histories[3][4] = MASK;
      const right = histories.flatMap((items) => headByHand(toy, items));
      expectClose(toy.encode(histories.map(everywhere)).flat(), right.flat(), 3e-5);
    });
  });

  it('scores h·E + b at an appended [MASK], reading the last L − 1 games, and ranks neither padding nor [MASK]', () => {
    withToy('bert4rec', {}, (toy) => {
      const [history] = historiesOf(4, [9]);
      const head = headByHand(toy, [...history.slice(-5), MASK])[5];
      const bias = toy.numbers('bias');
      const games = toy.matrix('items').slice(1, GAMES + 1);
      const scores = toy.score([history])[0];
      expect(scores.length).toBe(GAMES);
      expectClose(
        scores,
        games.map((vector, j) => dot(vector, head) + bias[j]),
        3e-5,
      );
    });
  });

  it('gives [MASK] the id after the last game, and asks where it stands', () => {
    expect(maskId(GAMES)).toBe(MASK);
    const config = toyConfig('bert4rec');
    expect(bert4rec.ranking([4, 5], config, GAMES)).toEqual({
      history: [4, 5],
      items: [4, 5, MASK],
      at: [2],
      targets: [],
    });
    const long = [1, 2, 3, 4, 5, 6, 7];
    expect(bert4rec.ranking(long, config, GAMES)).toEqual({
      history: long,
      items: [3, 4, 5, 6, 7, MASK],
      at: [5],
      targets: [],
    });
  });

  it('looks both ways: a later game changes earlier vectors', () => {
    withToy('bert4rec', {}, (toy) => {
      const [before, after] = [
        [1, 2, 3, 4],
        [1, 2, 3, 9],
      ].map((items) => toy.encode([everywhere(items)]));
      for (let t = 0; t < 4; t++) expect(largestDifference(before[t], after[t])).toBeGreaterThan(1e-4);
    });
  });
});

describe('cloze', () => {
  it('hides games and asks for them', () => {
    const history = [5, 6, 7, 8];
    expect(cloze(history, [1, 3], GAMES)).toEqual({
      history,
      items: [5, MASK, 7, MASK],
      at: [1, 3],
      targets: [6, 8],
    });
    expect(history).toEqual([5, 6, 7, 8]);
  });
});

describe("BERT4Rec's examples", () => {
  const examplesOf = (history: number[], maskRate: number, seed: number, maxLength = 6) =>
    bert4rec.examples(history, toyConfig('bert4rec', { maskRate, maxLength }), random(seed), GAMES);

  it('are a Cloze of the window with at least one mask, and one with only the last game masked', () => {
    const history = fc.array(fc.integer({ min: 1, max: GAMES }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(history, fc.constantFrom(0.01, 0.2, 0.9), fc.nat(), (history, rate, seed) => {
        const [random, last, ...rest] = examplesOf(history, rate, seed);
        expect(rest).toEqual([]);
        const window = history.slice(-6);
        for (const { items, at, targets } of [random, last]) {
          expect(at.length).toBeGreaterThan(0);
          expect(new Set(at).size).toBe(at.length);
          expect(Array.from(items)).toEqual(window.map((item, t) => (at.includes(t) ? MASK : item)));
          expect(targets).toEqual(at.map((t) => window[t]));
        }
        expect(last.at).toEqual([window.length - 1]);
      }),
    );
  });

  it('mask each game with the chance asked for, and draw anew from the stream', () => {
    const history = Array.from({ length: 1000 }, (_, t) => 1 + (t % GAMES));
    const [{ at }] = examplesOf(history, 0.2, 1, 1000);
    expect(Math.abs(at.length / 1000 - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / 1000));
    expect(examplesOf(history, 0.2, 1, 1000)).toEqual(examplesOf(history, 0.2, 1, 1000));
    expect(examplesOf(history, 0.2, 2, 1000)[0].at).not.toEqual(at);
  });
});
