/** Faces: only in a format that a browser with WebAssembly SIMD can want, and in a file apart from the other styles. */
import type { Plugin, Rolldown } from 'vite';

export const fontsPlugin = (): Plugin => ({
  name: 'nextplay:fonts',
  enforce: 'pre',
  transform(code, id) {
    if (/katex[^/]*\.css$/.test(id.split('?')[0])) return { code: withoutLegacyFormats(code), map: null };
  },
});

/** KaTeX lists woff2, woff and ttf for each of its faces. */
export const withoutLegacyFormats = (css: string): string =>
  css.replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\(["'](woff|truetype)["']\)/g, '');

/**
 * The faces of running text, where another would break its lines elsewhere. The others take the place of what stands in
 * for them when they come.
 */
const FIRST = /source-serif-4-latin-(opsz-normal|wght-italic)[^/]*\.woff2$/;

/** Takes the faces that can wait out of the site's styles; gives them, and the files of those that cannot. */
export function facesOf(bundle: Rolldown.OutputBundle): { faces: string; first: string[] } {
  const styles = Object.values(bundle).find(({ fileName }) => fileName.endsWith('.css'));
  const first = Object.keys(bundle).filter((fileName) => FIRST.test(fileName));
  if (styles?.type !== 'asset' || first.length === 0) throw new Error('No styles, or no faces, were built.');
  const { rules, faces } = withoutFaces(String(styles.source), first);
  styles.source = rules;
  return { faces, first };
}

/** Parts the faces that are fetched, but for some, from all other rules. */
export function withoutFaces(css: string, kept: readonly string[]): { rules: string; faces: string } {
  const faces: string[] = [];
  const rules = css.replace(/@font-face\s*\{[^}]*url\([^}]*\}\s*/g, (face) => {
    if (kept.some((file) => face.includes(file))) return face;
    faces.push(face);
    return '';
  });
  return { rules, faces: faces.join('') };
}
