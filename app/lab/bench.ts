/** Changing what everything here rests on: the data set and the backend. Both need a new worker. */

import { openDataset } from '../../src/data/openDataset';
import { isOwnName } from '../../src/data/own/name';
import { type ModelName, neuralModels } from '../../src/models/config';
import type { BackendName } from '../../src/train/protocol';
import { choosing, type DatasetName, datasetUrl } from '../store/dataset';
import type { Store } from '../store/store';
import { useStore } from '../store/store';
import { holdRace, useRace } from '../training/race';
import { closeTrainer, complain, openRun, pause, train } from '../training/trainer';
import { isBusy } from '../workbench/runs';

const { getState, setState } = useStore;

let last: Promise<unknown> = Promise.resolve();

/** One after another: a worker is not closed while it is still being opened. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => {});
  return turn;
}

/** Opens the run of every model: as it was saved, as it was shipped, or fresh. What goes wrong is in the store. */
export const openRuns = (): Promise<void> => inTurn(open);

async function open(): Promise<void> {
  await Promise.allSettled(neuralModels.map((model) => openRun(model)));
}

/**
 * The numbers of a reader's own items mean nothing elsewhere: only between the site's data sets does a history go along.
 * The runs are opened when the data set is: by whoever watches it. Rejects with a sentence for the reader, and changes
 * nothing, where there is no such data set here.
 */
export const chooseData = (dataName: DatasetName): Promise<void> =>
  inTurn(async () => {
    if (getState().dataName === dataName) return;
    await openDataset(datasetUrl(dataName));
    const mapped = !isOwnName(dataName) && !isOwnName(getState().dataName);
    await leave({ ...choosing(dataName), requestedGames: mapped ? appIdsOf(getState()) : null });
  });

export interface Paused {
  dataName: DatasetName;
  models: readonly ModelName[];
  releaseRace(): void;
}

/** Pauses whatever runs: then what is kept is what it has come to. Resolves to what was training. */
export const pauseRuns = (): Promise<Paused> =>
  inTurn(async () => {
    const releaseRace = holdRace();
    const { turn } = useRace.getState();
    const models = neuralModels.filter(
      (model) => model === turn || getState().runs[model]?.status === 'running',
    );
    await leave({});
    return { dataName: getState().dataName, models, releaseRace };
  });

/** Trains on with what was paused, unless something else has been begun meanwhile; a race goes on by itself. */
export function resumeRuns({ dataName, models, releaseRace }: Paused): void {
  releaseRace();
  if (useRace.getState().turn || getState().dataName !== dataName) return;
  if (neuralModels.some((model) => isRunning(getState(), model))) return;
  for (const model of models) train(model).catch(complain);
}

/** Pauses whatever runs, and lets go of all runs: others may then be put in their place. */
export const letGo = (): Promise<void> =>
  inTurn(async () => {
    await leave({});
    closeTrainer();
  });

/** Also starts the one that failed again. */
export const chooseBackend = (requestedBackend: BackendName | null): Promise<void> =>
  inTurn(async () => {
    await leave({ requestedBackend });
    if (getState().dataset) await open();
  });

/** Whatever runs is paused, and with that saved, before its worker goes. */
async function leave(forWhat: Partial<Store>): Promise<void> {
  const running = neuralModels.filter((model) => isRunning(getState(), model));
  await Promise.all(running.map((model) => Promise.all([stopped(model), pause(model)])));
  setState(forWhat);
}

const isRunning = ({ runs }: Store, model: ModelName): boolean => isBusy(runs[model]);

function stopped(model: ModelName): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = useStore.subscribe((state) => {
      if (isRunning(state, model)) return;
      unsubscribe();
      resolve();
    });
  });
}

/** The history by what its games are called everywhere: item ids are another data set's. */
function appIdsOf({ history, dataset, requestedGames }: Store): number[] | null {
  return history && dataset ? history.map((item) => dataset.games[item].appId) : requestedGames;
}
