import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SkippedLines } from './interactions';
import { type Bytes, linesOf } from './lines';
import { collected, gzipped, streamOf } from './testStreams';

async function read(bytes: Bytes, maxLength?: number) {
  const skipped = new SkippedLines();
  const lines = await collected(linesOf(bytes, skipped, maxLength));
  return { lines: lines.map(({ number, text }) => `${number} ${text}`), skipped: skipped.first };
}

describe('linesOf', () => {
  it('gives the same lines however the file is cut into chunks', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '🎮', ',') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        async (lines, size) => {
          const file = `${lines.join('\n')}\n`;
          const kept = lines.map((text, i) => `${i + 1} ${text}`).filter((_, i) => lines[i] !== '');
          expect((await read(streamOf(file, size))).lines).toEqual(kept);
          expect((await read(streamOf(await gzipped(file), size))).lines).toEqual(kept);
        },
      ),
    );
  });

  it('takes Windows line ends, a byte-order mark and a last line without an end', async () => {
    expect((await read(streamOf('\ufeffone\r\n\r\ntwo'))).lines).toEqual(['1 one', '3 two']);
  });

  it.each([1, 3, 100])('skips a line that is too long, and counts on (chunks of %i bytes)', async (size) => {
    const file = `short\n${'x'.repeat(50)}\nafter\n${'y'.repeat(50)}`;
    expect(await read(streamOf(file, size), 10)).toEqual({
      lines: ['1 short', '3 after'],
      skipped: [
        { line: 2, reason: 'longer than 10 characters' },
        { line: 4, reason: 'longer than 10 characters' },
      ],
    });
  });

  it('does not hold a line that is longer than a string can be', async () => {
    const megabyte = new Uint8Array(2 ** 20).fill(120);
    let chunks = 0;
    const oneLine: Bytes = new ReadableStream({
      pull(controller) {
        if (++chunks > 600) controller.close();
        else controller.enqueue(megabyte);
      },
    });
    expect((await read(oneLine, 1000)).skipped).toHaveLength(1);
  });

  it('says that a file is empty, or damaged', async () => {
    await expect(read(streamOf(''))).rejects.toThrow('The file is empty.');
    const packed = await gzipped('a line that is long enough to be cut\n'.repeat(99));
    await expect(read(streamOf(packed.subarray(0, 40)))).rejects.toThrow(/damaged/);
    packed.fill(7, 15, 30);
    await expect(read(streamOf(packed))).rejects.toThrow(/damaged/);
  });
});

describe('SkippedLines', () => {
  it('counts all and shows the first few', () => {
    const skipped = new SkippedLines();
    expect(String(skipped)).toBe('No line was skipped.');
    skipped.add(3, 'no colon');
    expect(String(skipped)).toBe('1 broken line was skipped:\n  line 3: no colon');
    for (let line = 4; line < 10; line++) skipped.add(line, 'no end');
    expect(String(skipped)).toMatch(/^7 broken lines were skipped:(\n {2}line .*){5}\n {2}… and 2 more$/);
  });
});
