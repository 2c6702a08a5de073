import { describe, expect, it } from 'vitest';
import { embedPath, embedsOf } from './figures';
import { type Embed, embedUrl, oembedOf, pageUrl, snippets } from './snippets';

const [figure] = embedsOf('/sasrec', 'inside');
const embed: Embed = {
  figure,
  site: 'https://site.example/base/',
  state: '?op=block1/weights&cell=1.5.2',
  theme: 'auto',
  width: null,
};

describe('addresses', () => {
  it('keep the state readable', () => {
    expect(embedUrl(embed)).toBe(
      'https://site.example/base/embed/sasrec-attention/?op=block1/weights&cell=1.5.2',
    );
    expect(embedUrl({ ...embed, state: '', theme: 'dark' })).toBe(
      'https://site.example/base/embed/sasrec-attention/?theme=dark',
    );
    expect(pageUrl(embed)).toBe('https://site.example/base/sasrec?op=block1/weights&cell=1.5.2#inside');
  });
});

describe('what is pasted', () => {
  it('is an element around a link, and the script once', () => {
    expect(snippets.html({ ...embed, theme: 'dark', width: 480 })).toBe(
      `<nextplay-figure name="sasrec-attention" state="?op=block1/weights&amp;cell=1.5.2" theme="dark" height="${figure.height}" style="max-width: 480px"><a href="https://site.example/base/sasrec?op=block1/weights&amp;cell=1.5.2#inside">The attention of SASRec</a></nextplay-figure>\n` +
        '<script async src="https://site.example/base/embed.js"></script>',
    );
  });

  it('has the opening tag on a line of its own in Markdown, and no empty line', () => {
    const [first, ...others] = snippets.markdown(embed).split('\n');
    expect(first).toMatch(/^<nextplay-figure [^<>]*>$/);
    expect(others).not.toContain('');
  });

  it('is JSX in MDX', () => {
    const code = snippets.mdx({ ...embed, width: 480 });
    expect(code).toContain('<nextplay-figure style={{ maxWidth: 480 }} name=');
    expect(code).toContain('<script async src="https://site.example/base/embed.js" />');
    expect(code).not.toContain('style="');
  });

  it('is a frame that waits until it is near', () => {
    expect(snippets.iframe(embed)).toBe(
      `<iframe src="https://site.example/base/embed/sasrec-attention/?op=block1/weights&amp;cell=1.5.2" title="The attention of SASRec" width="100%" height="${figure.height}" loading="lazy" frameborder="0"></iframe>`,
    );
  });

  it('cannot be broken out of', () => {
    const state = '?op="><script>alert(1)</script>';
    for (const write of Object.values(snippets)) {
      const code = write({ ...embed, state });
      expect(code).not.toContain('<script>');
      expect(code).not.toContain('"><script');
    }
  });
});

describe('oEmbed', () => {
  it('tells what the frame is', () => {
    expect(oembedOf({ ...embed, state: '' })).toEqual({
      version: '1.0',
      type: 'rich',
      title: 'The attention of SASRec',
      provider_name: 'NextPlay',
      provider_url: 'https://site.example/base/',
      html: expect.stringContaining(`src="https://site.example/base/${embedPath(figure)}"`),
      width: 680,
      height: figure.height,
    });
  });
});
