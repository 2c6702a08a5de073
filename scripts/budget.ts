/**
 * npm run budget -- --data "5,788 Steam libraries" bce=LOG,LOG,LOG ce=LOG,LOG,LOG cloze=LOG,LOG,LOG
 *
 * Makes public/data/budget.json, which the chapter on the controversy shows, from what `npm run train` printed: one log
 * for each seed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DataError } from '../src/data/dataError';
import { main } from './lib/node';

const names = ['bce', 'ce', 'cloze'];

function curveIn(path: string): number[] {
  const found = readFileSync(path, 'utf8').matchAll(/^epoch \d+ .* NDCG@10 ([\d.]+)/gm);
  const curve = Array.from(found, ([, ndcg10]) => Number(ndcg10));
  if (curve.length === 0) throw new DataError(`${path} is no log of a training.`);
  return curve;
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { data: { type: 'string' }, players: { type: 'string' } },
    allowPositionals: true,
  });
  const curves = Object.fromEntries(
    positionals.map((given) => {
      const [name, logs = ''] = given.split('=');
      return [name, logs.split(',').map(curveIn)];
    }),
  );
  const missing = names.filter((name) => !curves[name]);
  if (missing.length > 0 || !values.data || !values.players)
    throw new DataError(
      `Say --data, --players, and the logs of ${names.join(', ')}: ${missing.join(', ')} is missing.`,
    );
  const record = { data: values.data, players: Number(values.players), curves };
  writeFileSync('public/data/budget.json', `${JSON.stringify(record)}\n`);
  for (const name of names) console.log(name, curves[name].map((curve) => Math.max(...curve)).join(' '));
});
