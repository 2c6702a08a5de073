import { describe, expect, it } from 'vitest';
import { describeSources } from './source';

const texts = new Map([
  [
    'src/models/gru4rec.ts',
    `import { linear } from '../nn/layers';
import type { Batch } from '../data/batches';
// keep <what> & why
export const run = (x, { tape }) => tape.mark('hidden', linear(x));
`,
  ],
  ['src/nn/layers.ts', "import { silent } from './tape';\nexport const linear = (x) => x;\n"],
  ['src/nn/tape.ts', "import { linear } from './layers';\nexport const silent = {};\n"],
  ['src/nn/adam.ts', 'export const adam = 1;\n'],
]);

const text = (line: string) =>
  line
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('describeSources', () => {
  it('keeps every character of every line under the highlighting', async () => {
    const files = await describeSources(texts);
    for (const [path, source] of texts) {
      expect(files[path].lines.map(text).join('\n')).toBe(source.trimEnd());
    }
  });

  it('names the kind of a token, and emits no other markup', async () => {
    const { lines } = (await describeSources(texts))['src/models/gru4rec.ts'];
    expect(lines[2]).toBe('<span class=c>// keep &lt;what&gt; &amp; why</span>');
    expect(lines[3]).toContain('<span class=k>export</span>');
    expect(lines[3]).toContain(`<span class=s>'hidden'</span>`);
  });

  it('follows imports through src/nn, also in circles, and leaves other folders out', async () => {
    const files = await describeSources(texts);
    expect(files['src/models/gru4rec.ts'].uses).toEqual(['src/nn/layers.ts', 'src/nn/tape.ts']);
    expect(files['src/nn/layers.ts'].uses).toEqual(['src/nn/tape.ts']);
  });

  it('knows the lines of each mark', async () => {
    const files = await describeSources(texts);
    expect(files['src/models/gru4rec.ts'].marks).toEqual([
      { mark: 'hidden', file: 'src/models/gru4rec.ts', startLine: 4, endLine: 4 },
    ]);
    expect(files['src/nn/adam.ts'].marks).toEqual([]);
  });
});
