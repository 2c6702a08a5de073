/**
 * Formulas in prose, rendered at build time. remark-math finds them; this puts KaTeX's HTML in their place as one
 * string, which is a fraction of the same markup as JSX.
 */
import { renderFormula } from './katex';

interface Node {
  type: string;
  value?: string;
  children?: Node[];
  [field: string]: unknown;
}

/** A remark plugin, to be listed after remark-math. */
export const remarkFormulas = () => (tree: Node) => replaceFormulas(tree);

function replaceFormulas(node: Node): void {
  if (!node.children) return;
  node.children = node.children.map((child) => {
    if (child.type === 'inlineMath')
      return element('mdxJsxTextElement', 'span', renderFormula(child.value ?? '', false));
    if (child.type === 'math') {
      const html = renderFormula(child.value ?? '', true);
      return element('mdxJsxFlowElement', 'div', html, {
        ...scrolling,
        style: literal(laidOutWhenNear(html)),
      });
    }
    replaceFormulas(child);
    return child;
  });
}

/** A formula wider than a phone scrolls by itself, and what scrolls has to be reachable by keyboard. */
const scrolling = { className: 'wide-formula', tabIndex: '0' };

/** Hundreds of boxes that nobody sees yet need not be laid out: how high they will be is known. */
const laidOutWhenNear = (html: string) => ({
  contentVisibility: 'auto',
  containIntrinsicBlockSize: `auto ${heightOf(html).toFixed(2)}em`,
});

/** In em of the text around it. KaTeX says of each part how high it is, in its own larger em; a display has margins. */
function heightOf(html: string): number {
  const struts = [...html.matchAll(/class="katex-strut" style="height:([\d.]+)em/g)];
  return 1.21 * Math.max(...struts.map(([, height]) => Number(height))) + 2;
}

/** `<span dangerouslySetInnerHTML={{ __html: html }} />` as MDX has it. */
const element = (
  type: string,
  name: string,
  html: string,
  attributes: Record<string, unknown> = {},
): Node => ({
  type,
  name,
  attributes: Object.entries({ ...attributes, dangerouslySetInnerHTML: literal({ __html: html }) }).map(
    ([name, value]) => ({ type: 'mdxJsxAttribute', name, value }),
  ),
  children: [],
});

/** An attribute whose value is an object of strings. */
function literal(object: Record<string, string>): Node {
  const properties = Object.entries(object).map(([name, value]) => ({
    type: 'Property',
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
    key: { type: 'Identifier', name },
    value: { type: 'Literal', value },
  }));
  const expression = { type: 'ObjectExpression', properties };
  const estree = {
    type: 'Program',
    sourceType: 'module',
    body: [{ type: 'ExpressionStatement', expression }],
  };
  return { type: 'mdxJsxAttributeValueExpression', value: '', data: { estree } };
}
