/**
 * How long does an epoch of SASRec take on the WASM backend, against PyTorch on one thread of the same machine?
 *
 *   node bench/compare.mjs [rounds, 3 unless told]
 *
 * The two take turns, so that whatever else the machine does falls on both; the ratio is that of the medians.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { root } from '../scripts/lib/run.mjs';

const rounds = Number(process.argv[2] ?? 3);
const epochs = 2;
const dataset = 'public/data/steam/dataset.bin';

if (!existsSync(new URL(`../${dataset}`, import.meta.url))) {
  fail(`${dataset} is not there: build it with npm run data.`);
}
const python = [process.env.PYTHON, 'python3', '/usr/bin/python3'].find((name) => name && hasTorch(name));
if (!python)
  fail('No Python with torch and numpy here. Say which: PYTHON=/path/to/python node bench/compare.mjs');

const rivals = {
  nextplay: () =>
    secondsOf(process.execPath, [
      ...['--import', 'tsx', 'scripts/train.ts'],
      ...['--model', 'sasrec', '--data', 'steam', '--epochs', String(epochs), '--json'],
    ]),
  pytorch: () => secondsOf(python, ['bench/epoch_torch.py', dataset, '--epochs', String(epochs)]),
};
const seconds = { nextplay: [], pytorch: [] };
for (let round = 1; round <= rounds; round++) {
  for (const [name, time] of Object.entries(rivals)) {
    seconds[name].push(time());
    console.log(`round ${round}  ${name.padEnd(8)}  ${seconds[name].at(-1).toFixed(2)} s an epoch`);
  }
}

const [own, theirs] = [median(seconds.nextplay), median(seconds.pytorch)];
console.log(
  `median    nextplay ${own.toFixed(2)} s, pytorch ${theirs.toFixed(2)} s: ${(own / theirs).toFixed(2)} ×`,
);

/** Both programs print one JSON object with `secondsPerEpoch` as their last line. */
function secondsOf(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) fail(`${stderr}\nThis failed, as said above: ${command} ${args.join(' ')}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)).secondsPerEpoch;
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function hasTorch(name) {
  return spawnSync(name, ['-c', 'import torch, numpy'], { stdio: 'ignore' }).status === 0;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
