/** Renders pages at build time, with the site's own components. */
import { createServer } from 'vite';

type Prerender = (path: string, base: string) => Promise<string>;

/** The markup of each path. Rejects where a component throws. */
export async function prerenderPages(paths: readonly string[], base: string): Promise<Map<string, string>> {
  const server = await createServer({
    base,
    mode: 'production',
    appType: 'custom',
    oxc: { jsx: { development: false } },
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { middlewareMode: true, ws: false },
  });
  try {
    const { prerenderPage } = (await server.ssrLoadModule('/app/prerender.tsx')) as {
      prerenderPage: Prerender;
    };
    const markup = new Map<string, string>();
    for (const path of paths) markup.set(path, await prerenderPage(path, base));
    return markup;
  } finally {
    await server.close();
  }
}
