import { useEffect, useState } from 'react';
import { whole } from '../../src/data/whole';
import type { BackendName } from '../../src/train/protocol';
import { SteamHint } from '../shell/SteamHint';
import type { DatasetName } from '../store/dataset';
import { useStore } from '../store/store';
import { Button } from '../ui/Button';
import { Select } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { lookAtShelf, useShelf } from '../yourData/shelf';
import { chooseBackend, chooseData } from './bench';
import style from './Lab.module.css';

const dataOptions: { value: DatasetName; label: string }[] = [
  { value: 'twin', label: 'Simulated players, shipped with the site' },
  { value: 'steam', label: 'Steam libraries, built on your machine' },
];

const backendOptions: { value: BackendName | 'auto'; label: string }[] = [
  { value: 'auto', label: 'The fastest that works here' },
  { value: 'webgpu', label: 'WebGPU' },
  { value: 'wasm', label: 'WebAssembly' },
  { value: 'cpu', label: 'Plain JavaScript' },
];

const titles: Record<BackendName, string> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

/** On what everything below is trained: whose libraries, and which part of the machine. */
export function Bench() {
  const dataName = useStore((state) => state.dataName);
  const requested = useStore((state) => state.requestedBackend);
  const own = useShelf((state) => state.entries);
  const [unavailable, setUnavailable] = useState<string | null>(null);

  useEffect(() => {
    void lookAtShelf();
  }, []);

  const takeData = (name: DatasetName) => {
    setUnavailable(null);
    chooseData(name).catch((error: Error) => setUnavailable(error.message));
  };

  return (
    <section className={style.bench} aria-label="Data and machine">
      <Select
        label="Data set"
        value={dataName}
        options={[
          ...dataOptions,
          ...own.map(({ name, title }) => ({ value: name, label: `Yours: ${title}` })),
        ]}
        onChange={takeData}
        effect={<DataFacts />}
      />
      <Select
        label="Computed on"
        value={requested ?? 'auto'}
        options={backendOptions}
        onChange={(value) => void chooseBackend(value === 'auto' ? null : value)}
        effect={<BackendFacts />}
      />
      {unavailable && (
        <Notice tone="warn" title="The Steam libraries cannot be opened here.">
          <SteamHint /> ({unavailable})
        </Notice>
      )}
      <BackendTrouble />
    </section>
  );
}

function DataFacts() {
  const manifest = useStore((state) => state.dataset?.manifest);
  const error = useStore((state) => state.dataError);
  if (!manifest) return error ? 'Nothing is open.' : 'Opening …';
  const { players, games } = manifest.counts;
  return `Whose games the models learn from: ${whole(players)} ${manifest.simulated ? 'simulated players' : 'players'}, ${whole(games)} games. Runs on each are kept apart.`;
}

function BackendFacts() {
  const backend = useStore((state) => state.backend);
  const error = useStore((state) => state.backendError ?? state.dataError);
  const now = backend ? `${titles[backend.backend]} (${backend.adapter})` : error ? 'nothing' : 'starting';
  return `How fast a step is; the numbers are the same. Now: ${now}. What runs is paused and kept.`;
}

/** A backend that was asked for by name, and that another had to stand in for; or none at all. */
function BackendTrouble() {
  const requested = useStore((state) => state.requestedBackend);
  const backend = useStore((state) => state.backend);
  const error = useStore((state) => state.backendError);
  const replaced = requested !== null && backend !== null && backend.backend !== requested;
  if (!error && !replaced) return null;
  const way = requested === null ? 'Try again' : 'Back to the fastest that works';
  return (
    <Notice
      tone={error ? 'error' : 'warn'}
      title={
        error || !backend || !requested
          ? 'No model can be run now.'
          : `${titles[requested]} cannot be had here: this runs on ${titles[backend.backend]}.`
      }
      action={<Button onClick={() => void chooseBackend(null)}>{way}</Button>}
    >
      {error ?? backend?.note}
    </Notice>
  );
}
