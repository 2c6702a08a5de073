/** What every source of libraries is read into, and what the recipe takes: who owns which game, in library order. */

export interface Interaction {
  player: string;
  appId: number;
  /** Time played so far. */
  minutes: number;
  /** Where the source names the game. */
  title?: string;
}

/** A few rows at a time: a library, or the lines of a chunk. A player's rows need not be side by side. */
export type Interactions = AsyncIterable<Interaction[]>;

const shown = 5;

/** The lines that a reader could not make sense of. It goes on without them, and says so at the end. */
export class SkippedLines {
  total = 0;
  readonly first: { line: number; reason: string }[] = [];

  add(line: number, reason: string): void {
    this.total++;
    if (this.first.length < shown) this.first.push({ line, reason });
  }

  toString(): string {
    if (this.total === 0) return 'No line was skipped.';
    const lines = this.first.map(({ line, reason }) => `\n  line ${line}: ${reason}`);
    const more = this.total > shown ? `\n  … and ${this.total - shown} more` : '';
    return `${this.total} broken ${this.total === 1 ? 'line was' : 'lines were'} skipped:${lines.join('')}${more}`;
  }
}
