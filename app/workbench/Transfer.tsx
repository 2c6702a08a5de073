import { lazy, Suspense, useRef, useState } from 'react';
import { whole } from '../../src/data/whole';
import type { ModelName } from '../../src/models/config';
import { ErrorBoundary } from '../shell/ErrorBoundary';
import { useStore } from '../store/store';
import { importWeights } from '../training/trainer';
import { Button } from '../ui/Button';
import { DownloadIcon, UploadIcon } from '../ui/icons';
import { Notice } from '../ui/Notice';
import { modelNames } from './names';
import { adoptSettings, isBusy } from './runs';
import style from './Transfer.module.css';

const ExportDialog = lazy(() => import('./ExportDialog'));

export interface TransferProps {
  model: ModelName;
  /** Something else needs the run as it is. */
  disabled?: boolean;
}

/** The way out of the browser for a model, and the way back in. */
export function Transfer({ model, disabled = false }: TransferProps) {
  const busy = useStore((state) => isBusy(state.runs[model]));
  const [exporting, setExporting] = useState<boolean | null>(null);
  const [opening, setOpening] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const held = disabled || busy || opening;

  const open = async (file: File) => {
    setOpening(true);
    try {
      setOutcome(await opened(model, file));
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      setOutcome({ tone: 'error', title: `${file.name} is not opened.`, text });
    } finally {
      setOpening(false);
    }
  };

  return (
    <>
      <div className={style.ways}>
        <Button variant="plain" icon={<DownloadIcon />} disabled={held} onClick={() => setExporting(true)}>
          Take it with you …
        </Button>
        <Button
          variant="plain"
          icon={<UploadIcon />}
          disabled={held}
          onClick={() => chooser.current?.click()}
        >
          {opening ? 'Opening …' : 'Open weights …'}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".safetensors"
          hidden
          aria-label={`A safetensors file for ${modelNames[model]}`}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) void open(file);
          }}
        />
      </div>
      {outcome && (
        <div className={style.outcome}>
          <Notice tone={outcome.tone} title={outcome.title} onDismiss={() => setOutcome(null)}>
            {outcome.text}
          </Notice>
        </div>
      )}
      {exporting !== null && (
        <ErrorBoundary>
          <Suspense fallback={null}>
            <ExportDialog model={model} open={exporting} onClose={() => setExporting(false)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}

interface Outcome {
  tone: 'info' | 'error';
  title: string;
  text: string;
}

/** Takes up the weights of a file, and says what has become of those before. */
async function opened(model: ModelName, file: File): Promise<Outcome> {
  const before = useStore.getState().runs[model];
  await importWeights(model, file);
  const run = useStore.getState().runs[model];
  if (run) adoptSettings(model, run.config);
  const steps = run ? whole(run.step) : '';
  const kept =
    before?.origin === 'trained'
      ? 'What was trained here before is still a course of this run: take it up below.'
      : '“Back to the shipped model” brings back the one before it.';
  return {
    tone: 'info',
    title: `These are the weights of ${file.name} now.`,
    text: `They have learnt for ${steps} steps. ${run?.status === 'finished' ? 'Their epochs are used up: set more, and branch off, to go on from them.' : 'They go on with a fresh optimiser.'} ${before?.origin === 'fresh' ? '' : kept}`,
  };
}
