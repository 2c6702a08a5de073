/** What scripts/vite/interview.ts provides. */
declare module 'virtual:interview/index' {
  export const questions: readonly import('./answers').Question[];
}

declare module 'virtual:interview/*' {
  /** By the id of the question. */
  export const answers: Record<string, import('./answers').Answer>;
}
