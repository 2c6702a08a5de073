import { describe, expect, it } from 'vitest';
import { importsOf, marksOf } from './marks';

const cell = `import { linear } from '../nn/layers';
import * as tf from '@tensorflow/tfjs-core';
export type { Weights } from '../nn/parameters';

performance.mark('start');
// tape.mark('comment', x)
const text = "tape.mark('string', x)";
export function cell(x, h, { tape }) {
  const update = tape.mark('update', tf.sigmoid(x));
  const candidate = tape.mark(
    'candidate',
    tf.tanh(tf.add(x, h)),
  );
  const reset =
    tape.mark('reset', x) as tf.Tensor2D;
  const [a, b] = [
    tape.mark('left', x),
    tape.mark('right', h),
  ];
  return tape.mark(
    'state', tf.add(a, tape.mark(\`inner\`, b)));
}
export const last = (x, pass) => pass.tape.mark('last', x);
`;

const lines = (mark: string) => {
  const found = marksOf('src/models/cell.ts', cell).filter((span) => span.mark === mark);
  return found.map(({ startLine, endLine }) => [startLine, endLine]);
};

describe('marksOf', () => {
  it('finds each marked tensor once, in source order, and nothing in comments, strings or performance marks', () => {
    expect(marksOf('a.ts', cell).map((span) => span.mark)).toEqual([
      'update',
      'candidate',
      'reset',
      'left',
      'right',
      'state',
      'inner',
      'last',
    ]);
  });

  it('spans the whole statement where the mark is all of it', () => {
    expect(lines('update')).toEqual([[9, 9]]);
    expect(lines('candidate')).toEqual([[10, 13]]);
    expect(lines('reset')).toEqual([[14, 15]]);
    expect(lines('state')).toEqual([[20, 21]]);
  });

  it('spans only the call where a statement marks several tensors', () => {
    expect(lines('left')).toEqual([[17, 17]]);
    expect(lines('right')).toEqual([[18, 18]]);
    expect(lines('inner')).toEqual([[21, 21]]);
    expect(lines('last')).toEqual([[23, 23]]);
  });

  it('says where it was found', () => {
    expect(marksOf('src/nn/x.ts', "tape.mark('query', q);")).toEqual([
      { mark: 'query', file: 'src/nn/x.ts', startLine: 1, endLine: 1 },
    ]);
  });

  it('refuses a name that the source does not tell', () => {
    expect(() => marksOf('a.ts', 'const x = 1;\ntape.mark(name, x);')).toThrow('a.ts:2');
    expect(() => marksOf('a.ts', "tape.mark('step' + i, x);")).toThrow('string literal');
  });
});

describe('importsOf', () => {
  it('lists relative imports and re-exports, not packages', () => {
    expect(importsOf('a.ts', cell)).toEqual(['../nn/layers', '../nn/parameters']);
  });
});
