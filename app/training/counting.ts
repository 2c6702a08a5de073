/** The page's hold on the counting worker: started when a figure first asks, and anew with another data set. */
import { useEffect, useState } from 'react';
import type { Dataset } from '../../src/data/dataset';
import { type CountingClient, startCounting } from '../../src/train/counting/countingClient';
import { WorkerLost } from '../../src/train/worker/client';
import { datasetUrl } from '../store/dataset';
import { useStore } from '../store/store';

type Counter = Parameters<Parameters<CountingClient['ask']>[0]>[0];

/** Put to the worker. The same function is the same question: define it once, or with useCallback. */
export type Question<T> = (counter: Counter) => Promise<T>;

let counting: Promise<CountingClient> | null = null;

async function start(): Promise<CountingClient> {
  const client = startCounting();
  const url = new URL(datasetUrl(useStore.getState().dataName), location.href).href;
  try {
    await client.ask((counter) => counter.openDataset(url));
  } catch (error) {
    client.close();
    throw error;
  }
  return client;
}

/** Puts a question; after a worker that was lost or could not open the data, to a new one. */
async function ask<T>(question: Question<T>): Promise<T> {
  counting ??= start();
  const mine = counting;
  const forget = () => {
    if (counting === mine) counting = null;
  };
  const client = await mine.catch((error) => {
    forget();
    throw error;
  });
  return client.ask(question).catch((error) => {
    if (error instanceof WorkerLost) forget();
    throw error;
  });
}

useStore.subscribe((now, before) => {
  if (now.dataName === before.dataName) return;
  counting?.then((client) => client.close()).catch(() => {});
  counting = null;
});

export interface Counted<T> {
  /** The latest answer from the data set that is open; that of the question before while another is under way. */
  value: T | null;
  /** Why there is no answer: a sentence for the reader. */
  error: string | null;
  /** Asks once more. */
  again: () => void;
}

/** The answer to a question about the data set that is open, counted in the worker; nothing is asked before `due`. */
export function useCounted<T>(question: Question<T>, due = true): Counted<T> {
  const dataset = useStore((state) => state.dataset);
  const dataError = useStore((state) => state.dataError);
  const [answer, setAnswer] = useState<{ from: Dataset; value: T } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once more with each try
  useEffect(() => {
    let current = true;
    setError(null);
    if (!dataset || !due) return;
    ask(question).then(
      (value) => current && setAnswer({ from: dataset, value }),
      (reason) => current && setError(reason instanceof Error ? reason.message : String(reason)),
    );
    return () => {
      current = false;
    };
  }, [question, dataset, due, tries]);

  return {
    value: dataset && answer?.from === dataset ? answer.value : null,
    error: error ?? dataError,
    again() {
      const { openData, dataName } = useStore.getState();
      if (dataError) void openData(dataName);
      else setTries(tries + 1);
    },
  };
}
