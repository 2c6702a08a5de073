import { whole } from '../../src/data/whole';
import type { BackendName } from '../../src/train/protocol';
import { useStore } from '../store/store';
import { Chip } from '../ui/Chip';

const backendNames: Record<BackendName, string> = { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU' };

/** Characters of a data set's title: readers name theirs after files. */
const TITLE = 24;

/** What computes, and on whose data. A chip appears when there is something to say. */
export function StatusChips() {
  return (
    <>
      <BackendChip />
      <DataChip />
    </>
  );
}

function BackendChip() {
  const backend = useStore((state) => state.backend);
  const error = useStore((state) => state.backendError);
  if (error) {
    return (
      <Chip label="Models" tone="bad" explanation={error}>
        cannot run
      </Chip>
    );
  }
  if (!backend) return null;
  return (
    <Chip
      label={backendNames[backend.backend]}
      tone="good"
      explanation={
        backend.note ??
        'What the models of this page are computed on, in this browser. Nothing is sent anywhere.'
      }
    >
      {backend.adapter}
    </Chip>
  );
}

function DataChip() {
  const dataset = useStore((state) => state.dataset);
  const error = useStore((state) => state.dataError);
  if (error) {
    return (
      <Chip label="Data" tone="bad" explanation={error}>
        could not be opened
      </Chip>
    );
  }
  if (!dataset) return null;
  const { name, title = name, provenance, simulated, counts } = dataset.manifest;
  return (
    <Chip
      label={`Data: ${title.length > TITLE ? `${title.slice(0, TITLE - 1)}…` : title}`}
      explanation={`${provenance} Bring data of your own under “Your data”.`}
    >
      {whole(counts.players)} {simulated ? 'simulated players' : 'players'}
    </Chip>
  );
}
