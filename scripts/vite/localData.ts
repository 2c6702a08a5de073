/** Keeps what `npm run data` built, rows of real people, out of what is deployed. */
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

export function localDataPlugin(): Plugin {
  let copy: string;
  return {
    name: 'nextplay:local-data',
    apply: 'build',
    configResolved({ root, build }) {
      copy = resolve(root, build.outDir, 'data/steam');
    },
    closeBundle: () => rm(copy, { recursive: true, force: true }),
  };
}
