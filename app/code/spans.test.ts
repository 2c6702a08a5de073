import { describe, expect, it } from 'vitest';
import { describeSources } from '../../scripts/vite/source';
import { filesOf, spansFor } from './spans';

const texts = {
  'src/models/gru4rec.ts':
    "import '../nn/adam';\nimport '../nn/cell';\nexport const run = (tape, x) => tape.mark('scores', x);\n",
  'src/models/sasrec.ts': "import '../nn/attention';\nimport '../nn/cell';\n",
  'src/nn/adam.ts': 'export const adam = 1;\n',
  'src/nn/attention.ts': "export const attend = (tape, x) =>\n  tape.mark('state', x);\n",
  'src/nn/cell.ts': "export const cell = (tape, x) => {\n  const state = tape.mark('state', x);\n};\n",
};
const sources = await describeSources(new Map(Object.entries(texts)));

describe('spansFor', () => {
  it('covers the model file and what it uses, files without marks last', () => {
    expect(filesOf('gru4rec', sources).map((file) => file.path)).toEqual([
      'src/models/gru4rec.ts',
      'src/nn/cell.ts',
      'src/nn/adam.ts',
    ]);
    const spans = spansFor('gru4rec', sources);
    expect([...spans.keys()]).toEqual(['scores', 'state']);
    expect(spans.get('state')).toMatchObject({ file: 'src/nn/cell.ts', startLine: 2, endLine: 2 });
  });

  it('refuses a name given twice', () => {
    expect(() => spansFor('sasrec', sources)).toThrow(
      /"state" is marked in src\/nn\/attention.ts and in src\/nn\/cell/,
    );
  });

  it('is empty for a model without a source', () => {
    expect(spansFor('bert4rec', sources).size).toBe(0);
  });
});
