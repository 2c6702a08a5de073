/** Lanes in Node: a process each, with WebGPU through Dawn. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bench } from '../trial';
import type { Lane, Track } from './lane';

/** Dawn looks for a Vulkan driver; Chromium brings one along that emulates a GPU. Both names are read at the start. */
const chromium = '/usr/lib/chromium';
const emulated = existsSync(`${chromium}/vk_swiftshader_icd.json`)
  ? { LD_LIBRARY_PATH: chromium, VK_ICD_FILENAMES: `${chromium}/vk_swiftshader_icd.json` }
  : {};

export type Call = { [K in keyof Bench]: { method: K; asked: Parameters<Bench[K]> } }[keyof Bench];
export type Answer = { value: unknown } | { error: string };

/** Of Dawn's backends, the one that takes every command and computes nothing. */
export const idleTrack = (): Promise<Track> => trackWith({ DAWN_BACKEND: 'null' });

export const nodeTrack = (software: boolean): Promise<Track> => trackWith(software ? emulated : {});

async function trackWith(environment: NodeJS.ProcessEnv): Promise<Track> {
  return {
    name: `Node ${process.versions.node} with Dawn`,
    async open() {
      const child = fork(fileURLToPath(new URL('./nodeWorker.ts', import.meta.url)), {
        execArgv: ['--import', 'tsx', '--expose-gc'],
        env: { ...environment, ...process.env },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const call =
        <K extends keyof Bench>(method: K) =>
        (...asked: Parameters<Bench[K]>) =>
          new Promise<Awaited<ReturnType<Bench[K]>>>((resolve, reject) => {
            const ended = () => reject(new Error('its process ended'));
            child.once('exit', ended);
            child.once('message', (answer: Answer) => {
              child.off('exit', ended);
              if ('error' in answer) reject(new Error(answer.error));
              else resolve(answer.value as Awaited<ReturnType<Bench[K]>>);
            });
            child.send({ method, asked });
          }) as ReturnType<Bench[K]>;
      const lane: Lane & Bench = {
        begin: call('begin'),
        round: call('round'),
        commands: call('commands'),
        matmul: call('matmul'),
        edits: call('edits'),
        soak: call('soak'),
        async close() {
          child.kill();
        },
      };
      return lane;
    },
    async close() {},
  };
}
