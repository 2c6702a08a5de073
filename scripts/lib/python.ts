/** A Python that can run the twins, where there is one. */
import { execFileSync } from 'node:child_process';

function hasTorch(name: string): boolean {
  try {
    execFileSync(name, ['-c', 'import numpy, torch'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The command, or null: then what needs it is skipped. */
export const python: string | null =
  [process.env.PYTHON, 'python3', '/usr/bin/python3'].find((name) => name && hasTorch(name)) ?? null;
