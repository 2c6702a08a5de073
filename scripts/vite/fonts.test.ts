import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withoutFaces, withoutLegacyFormats } from './fonts';

describe('withoutLegacyFormats', () => {
  it.each(['katex.css', 'katex.min.css'])('leaves one woff2 source for each face of %s', async (name) => {
    const css = await readFile(createRequire(import.meta.url).resolve(`katex/dist/${name}`), 'utf8');
    const slim = withoutLegacyFormats(css);
    expect(slim).not.toMatch(/\.(woff|ttf)\)/);
    expect(slim.match(/@font-face/g)).toHaveLength(slim.match(/\.woff2\)/g)?.length ?? 0);
    expect(slim.replace(/@font-face\s*\{[^}]*\}/g, '').length).toBeGreaterThan(10_000);
  });
});

describe('withoutFaces', () => {
  it('parts the faces that are fetched from all else, but for some, and loses nothing', () => {
    const here =
      '@font-face{font-family:Stand-in;src:local(Arial),local("Liberation Sans");size-adjust:107%}';
    const fetched =
      '@font-face{font-family:Inter;src:url(/assets/inter.woff2)format("woff2");unicode-range:U+20}';
    const first = fetched.replaceAll('inter', 'serif');
    const css = `a{color:red}${fetched}${here}b{background:url(/x.svg)}${first}${fetched}`;
    expect(withoutFaces(css, ['serif.woff2'])).toEqual({
      rules: `a{color:red}${here}b{background:url(/x.svg)}${first}`,
      faces: fetched + fetched,
    });
  });
});
