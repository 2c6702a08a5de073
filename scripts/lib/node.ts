/** What the scripts that train in Node share: a backend, a data set from public/data, errors as one sentence. */
import '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataError } from '../../src/data/dataError';
import type { Dataset } from '../../src/data/dataset';
import { decodeDataset } from '../../src/data/datasetFile';
import { registerWasmKernels } from '../../src/kernels/wasm';
import { startBackend, useBackend } from '../../src/train/backend/backend';
import type { BackendName } from '../../src/train/protocol';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** WASM if it passes the self-test, else the slow CPU backend; says so if it had to fall back. */
export async function startNodeBackend(requested: BackendName | null = null): Promise<BackendName> {
  const { backend, note } = await startBackend(
    {
      async wasm() {
        await useBackend('wasm');
        await registerWasmKernels();
        return 'SIMD';
      },
      async cpu() {
        await useBackend('cpu');
        return 'JavaScript';
      },
    },
    requested,
  );
  if (note) console.error(note);
  return backend;
}

export const datasetPath = (name: string): string => `${root}public/data/${name}/dataset.bin`;

/** One of the data sets that `npm run data` and `npm run twin` make. */
export function readDataset(name: string): Dataset {
  const path = datasetPath(name);
  if (!existsSync(path)) {
    const command = name === 'steam' ? 'npm run data' : `npm run ${name}`;
    throw new DataError(`There is no data set at public/data/${name}: make it with “${command}”.`);
  }
  return decodeDataset(readFileSync(path));
}

/** Runs a script's main function; what goes wrong is one sentence on stderr and exit code 1. */
export async function main(run: () => Promise<void>): Promise<void> {
  // The WASM module's own handlers would print its whole source.
  process.removeAllListeners('uncaughtException');
  process.removeAllListeners('unhandledRejection');
  try {
    await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
