/**
 * The text of a page is painted before anything else is fetched than the site's styles and the faces of running text.
 * The other faces and the code wait for that in a template, out of the way of a slow connection.
 */

/** The page at `path` with its text in it. */
export function withText(html: string, path: string, text: string): string {
  const later: string[] = [];
  const first = html.replace(LATER, (tag) => {
    later.push(tag.trim());
    return '';
  });
  return first
    .replace('<div id="root">', (root) => `${root.slice(0, -1)} data-written="${path}">${text}`)
    .replace('</body>', `  <template id="later">${later.join('')}</template>\n    ${AFTER_PAINT}\n  </body>`)
    .replace('</head>', `  ${withoutCode(later)}\n  </head>`);
}

/** Code and faces, as they are linked to from a head. */
const LATER = /^ *<(script type="module"|link rel="modulepreload"|link rel="stylesheet"[^>]*faces).*\n/gm;

/** A page in a tab that is not looked at is not painted: its code does not wait for that. */
const AFTER_PAINT = `<script>
      (function (later) {
        var bring = function () { document.head.append(later); };
        new PerformanceObserver(bring).observe({ type: 'paint', buffered: true });
        setTimeout(bring, document.hidden ? 0 : 5000);
      })(document.getElementById('later').content);
    </script>`;

/** Nothing moves the template without code: the faces are wanted all the same. */
const withoutCode = (later: readonly string[]): string =>
  `<noscript>${later.filter((tag) => tag.includes('stylesheet')).join('')}</noscript>`;
