/**
 * Some GPU drivers compute wrong numbers without an error. So before a backend is trusted, a toy model takes three steps
 * on it, and the losses are compared with those that the plain CPU backend gives (a unit test holds them to that).
 */
import { compileAhead } from '../../kernels/webgpu/compileAhead';
import { defaults, type ModelName, neuralModels, type RunConfig } from '../../models/config';
import type { Preparation } from '../protocol';
import { Run } from '../run';
import { rehearse } from './rehearse';

const histories = [
  [1, 2, 3, 4, 5],
  [2, 3, 4, 5, 6, 7],
  [7, 1, 3],
  [5, 6],
];
const GAMES = 7;
/** Without dropout: backends draw different masks. */
const toyOf = (name: ModelName): RunConfig => ({
  ...defaults[name],
  ...{ width: 8, maxLength: 6, batchSize: 4, dropout: 0, learningRate: 0.01 },
});

export const toyLosses: Record<ModelName, number[]> = {
  gru4rec: [1.951600193977356, 1.92600679397583, 1.9007134437561035],
  sasrec: [1.980081558227539, 1.8372681140899658, 1.7279914617538452],
  bert4rec: [1.9524343013763428, 1.932989239692688, 1.916491150856018],
};

/** Relative difference that a backend's own rounding may make. */
const TOLERANCE = 1e-3;

/** The losses of three steps of a toy model on the current backend. */
export async function takeToySteps(name: ModelName): Promise<number[]> {
  const run = new Run(name, toyOf(name), histories, GAMES);
  const losses: number[] = [];
  for (let step = 0; step < 3; step++) {
    const loss = run.advance();
    losses.push((await loss.data())[0]);
    loss.dispose();
  }
  run.dispose();
  return losses;
}

/**
 * Null if the current backend computes what it should, else what it got wrong. A GPU compiles the shaders of all three
 * first, at once: most of them are those of any model.
 */
export async function selfTest(onPreparing?: (preparation: Preparation) => void): Promise<string | null> {
  await compileAhead(
    () => {
      for (const name of neuralModels) rehearse(name, toyOf(name), histories, GAMES);
    },
    (done, total) => onPreparing?.({ done, total }),
  );
  for (const name of neuralModels) {
    const losses = await takeToySteps(name);
    const off = losses.findIndex((loss, i) => !(Math.abs(loss / toyLosses[name][i] - 1) <= TOLERANCE));
    if (off >= 0)
      return `step ${off} of a toy ${name} gave ${losses[off]} where ${toyLosses[name][off]} is right`;
  }
  return null;
}
