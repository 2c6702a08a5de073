import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assignmentsOf } from './twins';

const file = 'reference/toy.py';

describe('assignmentsOf', () => {
  it('finds what is made inside functions, to the end of its statement', () => {
    const text = [
      'LIMIT = 3',
      'def forward(self, x):',
      '    scores = x @ self.items.T  # one (and',
      '    weights = softmax(',
      '        scores,',
      '    )',
      '    a, b = split(x)',
      '    return weights',
    ].join('\n');
    expect(assignmentsOf(file, text)).toEqual([
      { mark: 'scores', file, startLine: 3, endLine: 3 },
      { mark: 'weights', file, startLine: 4, endLine: 6 },
    ]);
  });

  it('finds the gates in the twin of GRU4Rec', () => {
    const marks = assignmentsOf('gru4rec.py', readFileSync('reference/gru4rec.py', 'utf8'));
    expect(marks.map(({ mark }) => mark)).toEqual(
      expect.arrayContaining(['reset', 'update', 'candidate', 'state', 'hidden']),
    );
  });
});
