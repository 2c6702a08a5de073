/**
 * The text of a page is painted before anything else is fetched than the site's styles and the faces of running text.
 * The code waits for that in a template, out of the way of a slow connection; the other faces wait until they are all
 * there (tokens.css), so that the page is laid out once for them, and only where they are.
 */

/** The page at `path` with its text in it. */
export function withText(html: string, path: string, text: string): string {
  const later: string[] = [];
  const first = html.replace(CODE, (tag) => {
    later.push(tag.trim());
    return '';
  });
  return first
    .replace('<div id="root">', (root) => `${root.slice(0, -1)} data-written="${path}">${text}`)
    .replace(
      '</body>',
      `  <template id="later">${later.join('')}</template>\n    ${afterPaint(facesOf(text))}\n  </body>`,
    )
    .replace('<head>', `<head>\n    ${PLAIN}`);
}

/** Code, as it is linked to from a head. */
const CODE = /^ *<(script type="module"|link rel="modulepreload").*\n/gm;

const PLAIN = '<script>document.documentElement.dataset.plain = "";</script>';

/** What can wait, in the words of the font shorthand: formulas have faces of their own. */
const facesOf = (text: string): string[] => [
  '1em "Inter Variable"',
  '1em "JetBrains Mono Variable"',
  ...(text.includes('class="katex') ? ['1em KaTeX_Main', 'italic 1em KaTeX_Math'] : []),
];

/** A page in a tab that is not looked at is not painted: its code does not wait for that. */
const afterPaint = (faces: readonly string[]): string => `<script>
      (function (later) {
        var dress = function () { delete document.documentElement.dataset.plain; };
        var bring = function () {
          document.head.append(later);
          var faces = ${JSON.stringify(faces)};
          Promise.all(faces.map(function (face) { return document.fonts.load(face); })).then(dress, dress);
        };
        new PerformanceObserver(bring).observe({ type: 'paint', buffered: true });
        setTimeout(bring, document.hidden ? 0 : 5000);
      })(document.getElementById('later').content);
    </script>`;
