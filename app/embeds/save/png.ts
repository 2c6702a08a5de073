import type { Picture } from './picture';

/** Twice as fine as the screen, for screens that are. */
const fineness = 2;

/** The picture as pixels. A picture has no network: the faces that it is set in go into it. */
export async function pngOf({ svg, width, height }: Picture, from: Document): Promise<Blob> {
  const faces = await facesOf(from);
  const whole = svg.replace('>', `><style>${faces}</style>`);
  const url = URL.createObjectURL(new Blob([whole], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * fineness;
    canvas.height = height * fineness;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.')))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

const latin = /U\+0+(-|0-)0*FF/i;

/** The latin faces that a document has loaded, with their files inside. */
async function facesOf(from: Document): Promise<string> {
  const loaded = new Set(
    [...from.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => unquoted(family)),
  );
  const rules = [...from.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].map((rule) => ({ css: rule.cssText, base: sheet.href ?? from.baseURI })),
  );
  const wanted = rules.filter(
    ({ css }) =>
      css.startsWith('@font-face') &&
      loaded.has(unquoted(/font-family:\s*([^;]+);/.exec(css)?.[1] ?? '')) &&
      latin.test(css),
  );
  const faces = await Promise.all(
    wanted.map(async ({ css, base }) => {
      const file = /url\("?([^")]+)"?\)/.exec(css)?.[1] ?? '';
      const data = await dataUrl(await (await fetch(new URL(file, base))).blob());
      return css.replace(/url\("?[^")]+"?\)/, `url("${data}")`);
    }),
  );
  return faces.join('');
}

const unquoted = (family: string): string => family.replaceAll(/["']/g, '').trim();

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
