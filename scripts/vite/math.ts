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
    if (child.type === 'math')
      return element('mdxJsxFlowElement', 'div', renderFormula(child.value ?? '', true), scrolling);
    replaceFormulas(child);
    return child;
  });
}

/** A formula wider than a phone scrolls by itself, and what scrolls has to be reachable by keyboard. */
const scrolling = { className: 'wide-formula', tabIndex: '0' };

/** `<span dangerouslySetInnerHTML={{ __html: html }} />` as MDX has it. */
function element(type: string, name: string, html: string, attributes: Record<string, string> = {}): Node {
  const property = {
    type: 'Property',
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
    key: { type: 'Identifier', name: '__html' },
    value: { type: 'Literal', value: html },
  };
  const expression = { type: 'ObjectExpression', properties: [property] };
  const estree = {
    type: 'Program',
    sourceType: 'module',
    body: [{ type: 'ExpressionStatement', expression }],
  };
  const value = { type: 'mdxJsxAttributeValueExpression', value: '', data: { estree } };
  return {
    type,
    name,
    attributes: Object.entries({ ...attributes, dangerouslySetInnerHTML: value }).map(([name, value]) => ({
      type: 'mdxJsxAttribute',
      name,
      value,
    })),
    children: [],
  };
}
