/**
 * npm run towers -- --again FILE
 *
 * Makes what chapter 9 searches in: the user vectors of some simulated players and the game vectors, of the models that
 * ship and of a SASRec that was trained once more, as by
 * npm run train -- --model sasrec --data twin --seed 1 --epochs 24 --out FILE
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DataError } from '../src/data/dataError';
import { catalogueSize, type Dataset } from '../src/data/dataset';
import { random, STREAM } from '../src/data/random';
import { findOp, valuesOf } from '../src/nn/recording';
import { encodeTower, type Tower } from '../src/train/catalogue/tower';
import { evaluate } from '../src/train/evaluate';
import { trace } from '../src/train/probes/trace';
import { questionsOf } from '../src/train/questions';
import { Run } from '../src/train/run';
import { decodeSnapshot } from '../src/train/snapshot';
import { main, readDataset, root, startNodeBackend } from './lib/node';

const PLAYERS = 500;

async function towerOf(path: string, data: Dataset, players: number[]): Promise<Tower> {
  const snapshot = decodeSnapshot(readFileSync(path));
  const { model, config } = snapshot;
  const games = catalogueSize(data);
  const { training, test } = questionsOf(data);
  const run = new Run(model, config, training, games);
  run.restore(snapshot);
  const { vectors, bias } = await run.readCatalogue();
  if (bias) throw new DataError(`${model} adds a bias to its products: its games are more than vectors.`);
  const asked = players.map((player) => test[player]);
  const hidden = new Float32Array(players.length * config.width);
  for (const [row, { input }] of asked.entries()) {
    const recording = await trace(run, { history: Array.from(input) });
    const op = findOp(recording, 'hidden');
    if (!op) throw new DataError(`${model} marks no hidden vectors.`);
    hidden.set(valuesOf(recording, op).subarray(-config.width), row * config.width);
  }
  const { hr10 } = await evaluate(run, asked, games);
  console.log(`${model}, seed ${config.seed}: HR@10 ${hr10.toFixed(4)} of ${players.length} players`);
  run.dispose();
  return {
    ...{ model, seed: config.seed, dataset: data.manifest.name, width: config.width },
    ...{ players, hidden, games: vectors },
  };
}

await main(async () => {
  const { values } = parseArgs({ options: { again: { type: 'string' } } });
  if (!values.again) throw new DataError('Say --again, a checkpoint of SASRec from another seed.');
  await startNodeBackend();
  const data = readDataset('twin');
  const order = random(0, STREAM.sample).shuffle(
    Int32Array.from({ length: data.offsets.length - 1 }, (_, i) => i),
  );
  const players = Array.from(order.subarray(0, PLAYERS));
  mkdirSync(`${root}public/data/towers`, { recursive: true });
  const files = {
    sasrec: `${root}public/data/checkpoints/sasrec.bin`,
    gru4rec: `${root}public/data/checkpoints/gru4rec.bin`,
    again: values.again,
  };
  for (const [name, path] of Object.entries(files))
    writeFileSync(`${root}public/data/towers/${name}.bin`, encodeTower(await towerOf(path, data, players)));
});
