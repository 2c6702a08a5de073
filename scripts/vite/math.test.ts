import { describe, expect, it } from 'vitest';
import { remarkFormulas } from './math';

/** What remark-math makes of `So $h_t$:` and a formula on its own. */
const tree = (tex: string) => ({
  type: 'root',
  children: [
    {
      type: 'paragraph',
      children: [
        { type: 'text', value: 'So ' },
        { type: 'inlineMath', value: tex },
      ],
    },
    { type: 'math', value: tex },
  ],
});

describe('remarkFormulas', () => {
  it('renders formulas in a line and on their own, and leaves the text alone', () => {
    const root = tree('h_t');
    remarkFormulas()(root);
    const [paragraph, display] = root.children;
    const [text, inline] = paragraph.children ?? [];
    expect(text).toEqual({ type: 'text', value: 'So ' });
    expect(inline).toMatchObject({ type: 'mdxJsxTextElement', name: 'span' });
    expect(JSON.stringify(inline)).not.toContain('katex-display');
    expect(display).toMatchObject({ type: 'mdxJsxFlowElement', name: 'div' });
    expect(JSON.stringify(display)).toContain('katex-display');
  });

  it('keeps the room of a formula that is not laid out yet: more for a higher one', () => {
    const roomOf = (tex: string) => {
      const root = tree(tex);
      remarkFormulas()(root);
      const [, em] =
        /"containIntrinsicBlockSize"\},"value":\{"type":"Literal","value":"auto ([\d.]+)em"/.exec(
          JSON.stringify(root.children[1]),
        ) ?? [];
      return Number(em);
    };
    const line = roomOf('h_t');
    expect(line).toBeGreaterThan(2);
    expect(roomOf('\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}')).toBeGreaterThan(line + 1);
  });

  it('stops the build at a formula that is not TeX', () => {
    expect(() => remarkFormulas()(tree('\\frac{a'))).toThrow(/KaTeX/);
  });
});
