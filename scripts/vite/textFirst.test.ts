import { describe, expect, it } from 'vitest';
import { withText } from './textFirst';

const page = `<!doctype html>
<html>
  <head>
    <script>theme();</script>
    <script type="module" crossorigin src="/assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/page-2.js">
    <link rel="stylesheet" crossorigin href="/assets/style-3.css">
    <link rel="stylesheet" crossorigin href="/assets/faces-4.css">
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
    expect(head.match(/faces-4/g)).toHaveLength(1);
    expect(head).toMatch(/<noscript><link [^>]*faces-4\.css"><\/noscript>/);
  });

  it('keeps code and faces in a template, in their order', () => {
    const [, later] = /<template id="later">(.*)<\/template>/.exec(html) ?? [];
    expect(later.match(/\w+-\d/g)).toEqual(['index-1', 'page-2', 'faces-4']);
  });
});
