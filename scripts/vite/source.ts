/** `virtual:source`: the model code that runs, highlighted, with the lines on which each tensor is made. */
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Plugin } from 'vite';
import type { SourceFile } from '../../app/code/source';
import { highlighter } from './highlight';
import { importsOf, marksOf } from './marks';

const FOLDERS = ['src/models', 'src/nn'];
/** The files of src/models that are shown, with what they use of src/nn. */
const SHOWN = ['gru4rec', 'sasrec', 'bert4rec', 'popularity', 'itemknn', 'markov', 'faults'];
/** Shown besides. */
const ALSO = ['src/train/questions.ts'];
const ID = 'virtual:source';

export const sourcePlugin = (): Plugin => {
  let root = '';
  return {
    name: 'nextplay:source',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return;
      const texts = await readSources(root);
      for (const path of texts.keys()) this.addWatchFile(join(root, path));
      return `export const files = ${JSON.stringify(shown(await describeSources(texts)))};`;
    },
    hotUpdate({ file, server }) {
      if (!FOLDERS.some((folder) => file.startsWith(join(root, folder)))) return;
      const virtual = this.environment.moduleGraph.getModuleById(`\0${ID}`);
      if (virtual) this.environment.moduleGraph.invalidateModule(virtual);
      if (this.environment.name === 'client') server.ws.send({ type: 'full-reload' });
    },
  };
};

/** Path → text of the sources that are shown. */
async function readSources(root: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const folder of FOLDERS) {
    const names = await readdir(join(root, folder)).catch(() => []);
    for (const name of names.sort()) {
      if (!name.endsWith('.ts') || /\.(test|d)\.ts$/.test(name)) continue;
      texts.set(posix.join(folder, name), await readFile(join(root, folder, name), 'utf8'));
    }
  }
  for (const path of ALSO) texts.set(path, await readFile(join(root, path), 'utf8'));
  return texts;
}

/** Exported for its test: the sources need not come from a disk. */
export async function describeSources(texts: Map<string, string>): Promise<Record<string, SourceFile>> {
  const highlight = await highlighter('typescript');
  const files: Record<string, SourceFile> = {};
  for (const [path, text] of texts) {
    files[path] = { path, lines: highlight(text), marks: marksOf(path, text), uses: usesOf(path, texts) };
  }
  return files;
}

function shown(files: Record<string, SourceFile>): Record<string, SourceFile> {
  const models = SHOWN.map((name) => files[`src/models/${name}.ts`]);
  const paths = new Set([...ALSO, ...models.flatMap(({ path, uses }) => [path, ...uses])]);
  return Object.fromEntries(Object.entries(files).filter(([path]) => paths.has(path)));
}

/** Breadth first, so that what the file itself imports comes before what that imports. */
function usesOf(path: string, texts: Map<string, string>): string[] {
  const found = new Set<string>();
  const queue = [path];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const name of importsOf(file, texts.get(file) ?? '')) {
      const target = `${posix.join(posix.dirname(file), name)}.ts`;
      if (target === path || found.has(target) || !target.startsWith('src/nn/') || !texts.has(target))
        continue;
      found.add(target);
      queue.push(target);
    }
  }
  return [...found];
}
