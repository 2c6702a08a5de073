import { useCallback, useRef, useState } from 'react';
import { configOf, type ModelName } from '../../src/models/config';
import { useStore } from '../store/store';
import { complain, pause, restart, train } from '../training/trainer';
import { type Clock, type Entrant, nextTurn } from './clock';

export interface Race {
  /** Who trains now; null while there is no race. */
  turn: ModelName | null;
  clock: Clock;
  setClock(clock: Clock): void;
  /** Seconds of training of each model in the race that was run last. */
  seconds: Partial<Record<ModelName, number>>;
  start(models: readonly ModelName[], budget: number): void;
  stop(): void;
}

/** A model that has had all its epochs leaves the race to the others. */
const goesOn = (model: ModelName): boolean => useStore.getState().runs[model]?.status !== 'finished';

/** Fresh runs that take turns, so that each has had as much as the others at any time. */
export function useRace(): Race {
  const [turn, setTurn] = useState<ModelName | null>(null);
  const [clock, setClock] = useState<Clock>('epochs');
  const [seconds, setSeconds] = useState<Race['seconds']>({});
  const racing = useRef<ModelName | null>(null);

  const stop = useCallback(() => {
    const model = racing.current;
    racing.current = null;
    setTurn(null);
    if (model) pause(model).catch(complain);
  }, []);

  const start = async (models: readonly ModelName[], budget: number) => {
    const { requestConfig } = useStore.getState();
    const short = (model: ModelName) => configOf(model, useStore.getState().requestedConfig).epochs < budget;
    if (clock === 'epochs' && models.some(short)) requestConfig({ epochs: budget });
    const { requestedConfig } = useStore.getState();
    const spent: Race['seconds'] = {};
    const stateOf = (model: ModelName): Entrant => {
      const { step = 0, stepsPerEpoch = 1 } = useStore.getState().runs[model] ?? {};
      return { model, step, stepsPerEpoch, seconds: spent[model] ?? 0 };
    };
    racing.current = models[0];
    setSeconds({});
    setTurn(models[0]);
    try {
      for (const model of models) await restart(model, configOf(model, requestedConfig));
      while (racing.current) {
        const next = nextTurn(models.filter(goesOn).map(stateOf), clock, budget);
        if (!next) break;
        const { model, until } = next;
        racing.current = model;
        setTurn(model);
        const before = stateOf(model).step;
        await train(model, until);
        const {
          secondsPerEpoch,
          stepsPerEpoch = 1,
          step = 0,
          status,
        } = useStore.getState().runs[model] ?? {};
        if (status === 'failed') break;
        spent[model] = (spent[model] ?? 0) + ((step - before) / stepsPerEpoch) * (secondsPerEpoch ?? 0);
        setSeconds({ ...spent });
      }
    } catch (error) {
      complain(error);
    } finally {
      racing.current = null;
      setTurn(null);
    }
  };

  return { turn, clock, setClock, seconds, start: (...args) => void start(...args), stop };
}
