/**
 * npm run bench -- --help
 *
 * Seconds for an epoch of each model by each engine, side by side in one run; what a step asks of the device; how time
 * grows with the size of things; how long a reader waits for an edit.
 */

import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { browserTrack } from './lanes/browser';
import type { Track } from './lanes/lane';
import { nodeTrack } from './lanes/node';
import { findTorch } from './lanes/torch';
import { measureClicks } from './measure/clicks';
import { measureCommands } from './measure/commands';
import { measurePeaks } from './measure/peaks';
import { measureRaces } from './measure/races';
import { measureScaling } from './measure/scaling';
import { measureSoak } from './measure/soak';
import { type Options, optionsOf, usage } from './options';
import { merged, type Report } from './report/report';
import { sectionOf } from './report/section';
import { writeReport } from './report/write';

async function measured(options: Options): Promise<Report> {
  const report = blank();
  const busy = await busyNote();
  if (busy) report.notes.push(busy);
  const apart = ['clicks', 'commands'];
  if (options.parts.some((part) => !apart.includes(part))) await measureEngines(report, options);
  if (options.parts.includes('commands')) report.commands = await measureCommands(options);
  if (options.soak) report.soak = await measureSoak(options);
  if (options.parts.includes('clicks')) {
    if (options.node) report.notes.push('Edits on a page were not measured: there is no page in Node.');
    else
      await measureClicks(options).then(
        (edits) => report.edits.push(...edits),
        (error: Error) => report.notes.push(`Edits on a page were not measured: ${error.message}`),
      );
  }
  return report;
}

async function measureEngines(report: Report, options: Options): Promise<void> {
  const wanted = (part: (typeof options.parts)[number]) => options.parts.includes(part);
  const track = await (options.node ? nodeTrack : browserTrack)(options.software);
  report.host = track.name;
  try {
    if (wanted('race')) {
      const python = options.engines.includes('pytorch') ? findTorch() : null;
      if (options.engines.includes('pytorch') && !python)
        report.notes.push('PyTorch was not measured: no Python here has torch and numpy.');
      await measurePeaks(report, options, track, python);
      await measureRaces(report, options, track, python);
    }
    if (wanted('scaling')) report.scaling = await measureScaling(options, track);
    if (wanted('edits')) report.edits = await workerEdits(options, track);
  } finally {
    await track.close();
  }
}

/** Seconds in which the mean of a minute forgets what has ended, this program's own start for one. */
const SETTLING = 150;

/** Waits for a quiet machine; says so if it is not to be had: timings are then too long, and ratios less sure. */
async function busyNote(): Promise<string | null> {
  const threads = cpus().length;
  const busy = () => loadavg()[0] > 0.75 * threads;
  if (busy()) console.error('waiting for the machine to be quiet');
  for (let waited = 0; waited < SETTLING && busy(); waited += 5) await setTimeout(5000);
  if (!busy()) return null;
  return (
    `The machine was busy with other work (load average ${loadavg()[0].toFixed(1)} on ${threads} threads): these times are ` +
    'too long, and the ratios less sure than on a quiet one. They are to be measured anew.'
  );
}

const EDITS = 60;

async function workerEdits({ models }: Options, track: Track): Promise<Report['edits']> {
  const lane = await track.open();
  const edits: Report['edits'] = [];
  for (const model of models) edits.push({ model, place: 'worker', times: await lane.edits(model, EDITS) });
  await lane.close();
  return edits;
}

const read = (file: string): Report => JSON.parse(readFileSync(file, 'utf8'));

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;

const blank = (): Report => ({
  date: new Date().toISOString().slice(0, 10),
  cpu: `${cpus()[0].model}, ${cpus().length} threads`,
  host: 'Chromium',
  versions: {
    tfjs: versionOf('@tensorflow/tfjs-core'),
    'jax-js': versionOf('@jax-js/jax'),
  },
  adapters: {},
  notes: [],
  peaks: [],
  results: [],
  commands: [],
  scaling: [],
  edits: [],
  soak: [],
});

try {
  const options = optionsOf(process.argv.slice(2));
  if (options.help) console.log(usage);
  else {
    const report = options.from ? merged(options.from.split(',').map(read)) : await measured(options);
    if (options.write) writeReport(report);
    console.log(options.json ? JSON.stringify(report) : sectionOf(report));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
