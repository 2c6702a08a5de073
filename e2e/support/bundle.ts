/** Modules that only a test runs in a browser: bundled in memory, so that the site itself does not grow. */
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** The source of one module with all that it imports. */
export async function bundled(entry: URL): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(entry), formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = made as Rolldown.RolldownOutput[];
  return output[0].code;
}
