import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withoutLegacyFormats } from './fonts';

describe('withoutLegacyFormats', () => {
  it.each(['katex.css', 'katex.min.css'])('leaves one woff2 source for each face of %s', async (name) => {
    const css = await readFile(createRequire(import.meta.url).resolve(`katex/dist/${name}`), 'utf8');
    const slim = withoutLegacyFormats(css);
    expect(slim).not.toMatch(/\.(woff|ttf)\)/);
    expect(slim.match(/@font-face/g)).toHaveLength(slim.match(/\.woff2\)/g)?.length ?? 0);
    expect(slim.replace(/@font-face\s*\{[^}]*\}/g, '').length).toBeGreaterThan(10_000);
  });
});
