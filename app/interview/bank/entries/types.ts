/** What the bank of questions is made of. Plain data: the build turns formulas into HTML. */

export const themes = {
  fundamentals: 'Fundamentals',
  gru4rec: 'GRU4Rec',
  sasrec: 'SASRec',
  bert4rec: 'BERT4Rec',
  evaluation: 'Evaluation',
  generative: 'Generative',
  production: 'Production',
} as const;

export type Theme = keyof typeof themes;

export const themeNames = Object.keys(themes) as Theme[];

/** A figure of this site, in the state that shows the point. */
export interface Demo {
  /** Path, query and anchor: `/sasrec?fault=no-causal-mask#inside`. */
  to: string;
  /** What to do there and what will be seen. */
  look: string;
}

export interface Entry {
  /** In the address, and the name of its card in practice: it never changes. */
  id: string;
  /** As an interviewer asks it. */
  ask: string;
  /** What one would say in half a minute to a minute. */
  spoken: string;
  /** For the question after the question; `$…$` and `$$…$$` are TeX, an empty line ends a paragraph. */
  deeper: string;
  /** What goes wrong in interviews. */
  trap: string;
  /** Null where no figure of the site shows it. */
  demo: Demo | null;
}
