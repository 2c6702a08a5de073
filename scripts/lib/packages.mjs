import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

/** Brings node_modules to what package-lock.json says; does nothing when it is there already. */
export async function installPackages() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (wanted && installed && matches(wanted, installed)) return;
  console.log('Installing packages (npm ci) …');
  if ((await run('npm ci --no-audit --no-fund --loglevel=error')) === 0) return;
  console.error('\nThe packages could not be installed. Is this machine online? npm says why above.');
  process.exit(1);
}

/** Compares what was installed, not when: a checkout, a copy or a branch change gives files any date. */
function matches(wanted, installed) {
  const names = Object.keys(wanted).filter((name) => name !== '');
  return (
    names.every((name) => installed[name]?.version === wanted[name].version || wanted[name].optional) &&
    Object.keys(installed).every((name) => wanted[name]?.version === installed[name].version)
  );
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return null;
  }
}
