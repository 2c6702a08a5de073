import { useId, useState } from 'react';
import { whole } from '../../src/data/whole';
import type { ModelName } from '../../src/models/config';
import { type ExportedFile, type ExportFormat, exportFormats } from '../../src/train/protocol';
import { useStore } from '../store/store';
import { exportModel } from '../training/trainer';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import { saveFile, sizeOf } from '../ui/saveFile';
import { modelNames } from './names';
import style from './Transfer.module.css';

const formats: Record<ExportFormat, { title: string; holds: string }> = {
  safetensors: {
    title: 'Weights',
    holds: 'safetensors: every weight, under the name of its PyTorch module. This page opens them again.',
  },
  pytorch: {
    title: 'PyTorch project',
    holds:
      'zip: the same model in PyTorch, its weights, the recipe of the data, and a train.py that first proves that it scores as it does here, and then trains on, on one processor or on many GPUs.',
  },
  onnx: {
    title: 'Scoring function',
    holds:
      'onnx: a history of item ids in, a score for every game out. For onnxruntime, in any language, and without this site.',
  },
};

export interface ExportDialogProps {
  model: ModelName;
  open: boolean;
  onClose: () => void;
}

/** What to take along of a model: chosen, written, saved. */
export default function ExportDialog({ model, open, onClose }: ExportDialogProps) {
  const parameters = useStore((state) => state.runs[model]?.parameters);
  const [format, setFormat] = useState<ExportFormat>('safetensors');
  const [writing, setWriting] = useState(false);
  const [saved, setSaved] = useState<ExportedFile | null>(null);
  const [error, setError] = useState<string | null>(null);
  const name = useId();

  const choose = (chosen: ExportFormat) => {
    setFormat(chosen);
    setSaved(null);
    setError(null);
  };
  const write = async () => {
    if (writing) return;
    setWriting(true);
    setError(null);
    try {
      const file = await exportModel(model, format);
      saveFile(file.name, new Blob([file.bytes as Uint8Array<ArrayBuffer>]));
      setSaved(file);
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
    } finally {
      setWriting(false);
    }
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Take ${modelNames[model]} with you`}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button variant="primary" onClick={() => void write()}>
            Download
          </Button>
        </>
      }
    >
      <fieldset className={style.formats}>
        <legend>
          Its weights as they are now
          {parameters !== undefined && (
            <>
              : <span className="num">{whole(parameters)}</span> numbers,{' '}
              <span className="num">{sizeOf(4 * parameters)}</span>
            </>
          )}
        </legend>
        {exportFormats.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={format === one} onChange={() => choose(one)} />
            <span>
              <strong>{formats[one].title}</strong>
              <span>{formats[one].holds}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className={style.state} aria-live="polite">
        {writing && <Progress label="Writing the file" value={null} />}
        {error && (
          <Notice tone="error" title="Nothing was saved.">
            {error}
          </Notice>
        )}
        {saved && !writing && !error && <Saved file={saved} />}
      </div>
    </Dialog>
  );
}

const Saved = ({ file }: { file: ExportedFile }) => (
  <>
    <p>
      Saved: <span className="num">{file.name}</span>,{' '}
      <span className="num">{sizeOf(file.bytes.length)}</span>
    </p>
    {file.entries.length > 0 && (
      <p className={style.entries}>
        {file.entries
          .map(({ name, size }) => `${name}\u00a0${sizeOf(size).replace(' ', '\u00a0')}`)
          .join(' · ')}
      </p>
    )}
  </>
);
