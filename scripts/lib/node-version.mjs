/** Vite 8, Vitest 4 and Playwright run on these: an LTS line, or anything newer. */
const supported = (major, minor) =>
  (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;

/** Ends the process with a sentence when this Node cannot run the project. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (supported(major, minor)) return;
  console.error(
    `NextPlay needs Node 20.19 or newer on the 20 line, 22.12 or newer on the 22 line, or 24 and up; this is Node ${version}.\n` +
      'Get it from https://nodejs.org (the LTS), or with a version manager: nvm install && nvm use',
  );
  process.exit(1);
}
