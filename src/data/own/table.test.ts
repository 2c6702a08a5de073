import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SkippedLines } from '../interactions';
import { type Cells, recordRows, tableRows } from './table';

/** The text in pieces of these lengths, as a file arrives. */
async function* pieces(text: string, lengths: number[]) {
  let at = 0;
  for (let i = 0; at < text.length; i++) {
    const length = lengths[i % lengths.length];
    yield text.slice(at, at + length);
    at += length;
  }
}

async function rowsOf(text: string, lengths = [7], longest?: number) {
  const skipped = new SkippedLines();
  const rows: Cells[] = [];
  for await (const some of tableRows(pieces(text, lengths), ',', skipped, longest)) rows.push(...some);
  return { rows, skipped };
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('the rows of a table', () => {
  it('are the same wherever the file is cut into pieces', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', '\t'), maxLength: 6 });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        table,
        cuts,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (rows, lengths, end, last) => {
          const text = rows.map((row) => row.map(quoted).join(',')).join(end) + (last ? end : '');
          const read = await rowsOf(text, lengths);
          expect(read.rows).toEqual(rows);
          expect(read.skipped.total).toBe(0);
        },
      ),
    );
  });

  it('go on after a quotation mark that nobody closes', async () => {
    const text = `a,b\n"open,2\n${'c,d\n'.repeat(60)}`;
    const { rows, skipped } = await rowsOf(text, [16], 64);
    expect(skipped.total).toBe(1);
    expect(skipped.first[0].reason).toMatch(/quotation mark/);
    expect(rows[0]).toEqual(['a', 'b']);
    expect(rows.filter(([first]) => first === 'c').length).toBe(60);
  });

  it('skip a line that never ends, without keeping it', async () => {
    const { rows, skipped } = await rowsOf(`a,b\n${'x'.repeat(5000)}\nc,d\n`, [100], 256);
    expect(rows).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(skipped.total).toBe(1);
  });
});

describe('JSON lines', () => {
  it('give the values of the keys, and skip what is no object', async () => {
    const lines = ['{"u":1,"i":"a","t":null}', '[1]', '{"u":', '{"i":{"x":1},"u":"b"}'];
    async function* chunk() {
      yield lines.map((text, i) => ({ number: i + 1, text }));
    }
    const skipped = new SkippedLines();
    const rows: Cells[] = [];
    for await (const some of recordRows(chunk(), ['u', 'i', 't'], skipped)) rows.push(...some);
    expect(rows).toEqual([
      ['1', 'a', ''],
      ['b', '', ''],
    ]);
    expect(skipped.first.map(({ line }) => line)).toEqual([2, 3]);
  });
});
