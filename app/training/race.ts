/** Fresh runs that take turns, so that each has had as much as the others at any time; also while its page is left. */
import { create } from 'zustand';
import { configOf, type ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
import { type Clock, type Entrant, nextTurn } from './clock';
import { complain, pause, restart, train } from './trainer';

export interface Race {
  /** Who trains now; null while there is no race. */
  turn: ModelName | null;
  clock: Clock;
  /** Seconds of training of each model in the race that was run last. */
  seconds: Partial<Record<ModelName, number>>;
}

export const useRace = create<Race>()(() => ({ turn: null, clock: 'epochs', seconds: {} }));
const { getState, setState } = useRace;

export const setClock = (clock: Clock): void => setState({ clock });

const runOf = (model: ModelName) => useStore.getState().runs[model];

function entrantOf(model: ModelName): Entrant {
  const { step = 0, stepsPerEpoch = 1 } = runOf(model) ?? {};
  return { model, step, stepsPerEpoch, seconds: getState().seconds[model] ?? 0 };
}

/** A model that has had all its epochs leaves the race to the others. */
const goesOn = (model: ModelName): boolean => runOf(model)?.status !== 'finished';

/** Ends when all have had the budget, when the reader pauses what trains, or when the data set becomes another. */
export async function startRace(models: readonly ModelName[], budget: number): Promise<void> {
  const { dataName } = useStore.getState();
  setState({ turn: models[0], seconds: {} });
  try {
    await fresh(models, budget);
    while (getState().turn && useStore.getState().dataName === dataName) {
      const next = nextTurn(models.filter(goesOn).map(entrantOf), getState().clock, budget);
      if (!next || !(await taken(next.model, next.until))) break;
    }
  } catch (error) {
    complain(error);
  } finally {
    setState({ turn: null });
  }
}

async function fresh(models: readonly ModelName[], budget: number): Promise<void> {
  const config = (model: ModelName) => configOf(model, useStore.getState().requestedConfig);
  if (getState().clock === 'epochs' && models.some((model) => config(model).epochs < budget))
    useStore.getState().requestConfig({ epochs: budget });
  for (const model of models) await restart(model, config(model));
}

/** A turn of a model, up to part of an epoch. False if it was cut short for good. */
async function taken(model: ModelName, until: number): Promise<boolean> {
  const holdsBefore = holds;
  await gate;
  if (!getState().turn) return false;
  setState({ turn: model });
  const { step: before } = entrantOf(model);
  await train(model, until);
  const { step, stepsPerEpoch } = entrantOf(model);
  const { secondsPerEpoch, status } = runOf(model) ?? {};
  const { seconds } = getState();
  const more = ((step - before) / stepsPerEpoch) * (secondsPerEpoch ?? 0);
  setState({ seconds: { ...seconds, [model]: (seconds[model] ?? 0) + more } });
  const short = status === 'paused' && step < Math.round(until * stepsPerEpoch);
  return status !== 'failed' && (!short || holds > holdsBefore);
}

export function stopRace(): void {
  const { turn } = getState();
  setState({ turn: null });
  if (turn) pause(turn).catch(complain);
}

/** No turn begins until the gate is open. */
let gate: Promise<void> = Promise.resolve();
/** A turn that a hold has cut short is taken up again. */
let holds = 0;

/** Whatever trains may then be paused, and the race goes on when what is returned is called. */
export function holdRace(): () => void {
  let release = () => {};
  holds++;
  gate = new Promise((resolve) => {
    release = resolve;
  });
  return release;
}
