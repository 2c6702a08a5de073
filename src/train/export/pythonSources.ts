/** The files of reference/ that travel with an exported model, as text. */
const twins = import.meta.glob<string>('../../../reference/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const project = import.meta.glob<string>(['../../../reference/project/*', '!**/__pycache__'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Only of use where the site is made. */
const notTravelling = ['make_fixtures.py', 'tape.py'];

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** By name. */
export const pythonSources: Record<string, string> = Object.fromEntries(
  Object.entries({ ...twins, ...project })
    .map(([path, text]) => [nameOf(path), text] as const)
    .filter(([name]) => !notTravelling.includes(name)),
);
