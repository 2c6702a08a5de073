/** Answers for the site's data files, in place of the server's: for the page and for its worker. */
import type { BrowserContext, Route } from '@playwright/test';

type Answer = Uint8Array | string | ((route: Route) => Promise<void>);

const typeOf = (path: string) => (path.endsWith('.json') ? 'application/json' : 'application/octet-stream');

/** `files`: by their address under /data/. Files that are not named come from the server. */
export async function serve(context: BrowserContext, files: Record<string, Answer>): Promise<void> {
  for (const [path, answer] of Object.entries(files)) {
    await context.route(`**/data/${path}`, (route) =>
      typeof answer === 'function'
        ? answer(route)
        : route.fulfill({ contentType: typeOf(path), body: Buffer.from(answer) }),
    );
  }
}

/** What a static host gives where there is no file. */
export const missing = (route: Route): Promise<void> =>
  route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' });

/** What a host gives that answers every address with the page itself. */
export const aWebPage = (route: Route): Promise<void> =>
  route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>NextPlay</title>' });
