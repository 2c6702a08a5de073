/** `virtual:twins`: the PyTorch twins of the models, highlighted, with the lines that make the tensors of the tape. */
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Plugin } from 'vite';
import type { Mark, SourceFile } from '../../app/code/source';
import { highlighter } from './highlight';

const FOLDER = 'reference';
/** Each model's own file, and what all of them share. */
const FILES = ['gru4rec.py', 'sasrec.py', 'bert4rec.py', 'layers.py', 'losses.py'];
const ID = 'virtual:twins';

export const twinsPlugin = (): Plugin => {
  let root = '';
  return {
    name: 'nextplay:twins',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return;
      const highlight = await highlighter('python');
      const files: Record<string, SourceFile> = {};
      for (const name of FILES) {
        const path = posix.join(FOLDER, name);
        this.addWatchFile(join(root, path));
        const text = await readFile(join(root, path), 'utf8');
        files[path] = { path, lines: highlight(text), marks: assignmentsOf(path, text), uses: [] };
      }
      return `export const twins = ${JSON.stringify(files)};`;
    },
  };
};

/**
 * Every `name = …` inside a function, with the lines of its statement. A tensor of the tape bears the same name in the
 * twin (a test of the golden fixtures holds them to that); other variables are nobody's marks, and are never asked for.
 */
export function assignmentsOf(file: string, text: string): Mark[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const mark = /^ +([a-z]\w*) = /.exec(line)?.[1];
    return mark ? [{ mark, file, startLine: index + 1, endLine: index + lengthOf(lines.slice(index)) }] : [];
  });
}

/** Lines until every bracket that was opened is closed. */
function lengthOf(lines: readonly string[]): number {
  let open = 0;
  const end = lines.findIndex((line) => {
    const code = line.replace(/#.*$/, '');
    open += (code.match(/[([{]/g) ?? []).length - (code.match(/[)\]}]/g) ?? []).length;
    return open <= 0;
  });
  return end < 0 ? lines.length : end + 1;
}
