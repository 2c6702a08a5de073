/** `npm start`: installs what is missing and serves the site, at the first free port from Vite's own on. */
import { requireNode } from './lib/node-version.mjs';
import { installPackages } from './lib/packages.mjs';
import { root } from './lib/run.mjs';

requireNode();
await installPackages();

const { createServer } = await import('vite');
const server = await createServer({ root, clearScreen: false });
await server.listen();
server.printUrls();
console.log('  Ctrl-C stops it.');

const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (process.stdout.isTTY && !process.env.CI && hasScreen) server.openBrowser();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await server.close();
    process.exit(0);
  });
}
