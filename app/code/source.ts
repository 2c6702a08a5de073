/** What the build tells of a source file (`virtual:source`). */

/** The lines (1-based, inclusive) of the statement or expression that makes a marked tensor. */
export interface Mark {
  mark: string;
  file: string;
  startLine: number;
  endLine: number;
}

export interface SourceFile {
  /** From the repository root, with forward slashes: `src/models/gru4rec.ts`. */
  path: string;
  /** One string of HTML a line: text and `<span class="…">`, nothing else. */
  lines: string[];
  marks: Mark[];
  /** Files of src/nn that this one imports, directly or through another. */
  uses: string[];
}
