import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

// Vite warns of a loader to come that would not follow imports without file extensions; the present one does.
process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';

/**
 * Runs a command line in the repository's root, its output going straight to ours. Resolves with its exit code.
 * It goes through the shell because npm and npx are batch files on Windows.
 */
export const run = (commandLine, env = {}) =>
  new Promise((resolve) => {
    const options = { cwd: root, shell: true, stdio: ['ignore', 'inherit', 'inherit'] };
    spawn(commandLine, { ...options, env: { ...process.env, ...env } })
      .on('error', () => resolve(127))
      .on('close', (code) => resolve(code ?? 1));
  });
