import { describe, expect, it } from 'vitest';
import { withText } from './textFirst';

const page = `<!doctype html>
<html>
  <head>
    <script>theme();</script>
    <script type="module" crossorigin src="/assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/page-2.js">
    <link rel="stylesheet" crossorigin href="/assets/style-3.css">
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>`;

describe('withText', () => {
  const html = withText(page, '/order', '<h1>Order</h1>');
  const head = html.slice(0, html.indexOf('</head>'));

  it('puts the text in its place, and says of which page it is', () => {
    expect(html).toContain('<div id="root" data-written="/order"><h1>Order</h1></div>');
  });

  it('leaves nothing in the head that the text can do without', () => {
    expect(head).toContain('theme()');
    expect(head).toContain('style-3.css');
    expect(head).not.toMatch(/\.js/);
  });

  it('keeps the code in a template, in its order', () => {
    const [, later] = /<template id="later">(.*)<\/template>/.exec(html) ?? [];
    expect(later.match(/\w+-\d/g)).toEqual(['index-1', 'page-2']);
  });

  it('asks for no face that can wait where code can bring it, and for all where none runs', () => {
    const [, given] = /dataset\.(\w+) = ""/.exec(head) ?? [];
    expect(html).toContain(`delete document.documentElement.dataset.${given}`);
    expect(html).not.toMatch(new RegExp(`<html[^>]*data-${given}`));
  });
});
