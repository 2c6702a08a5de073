/** What the plugins in scripts/vite provide. */
declare module 'virtual:source' {
  /** Path → file, of src/models and src/nn, and what else is quoted. */
  export const files: Record<string, import('./source').SourceFile>;
}

declare module 'virtual:twins' {
  /** Path → file, of reference. */
  export const twins: Record<string, import('./source').SourceFile>;
}

declare module 'virtual:equations' {
  /** Model → mark → HTML. */
  export const equations: Record<string, Record<string, string>>;
}
