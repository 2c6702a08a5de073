import { useMemo } from 'react';
import type { Dataset } from '../../../src/data/dataset';
import type { ModelName } from '../../../src/models/config';
import type { Op, Recording } from '../../../src/nn/recording';
import { findOp } from '../../../src/nn/recording';
import { titlesOf } from '../../figures/picture/tensors';
import type { OpCell } from '../../store/properties';
import { useStore } from '../../store/store';
import { useTapeLater } from '../../workbench/useTapeLater';

/** The tape of a model that is on the page, and where the page's cursor is on it. */
export interface Reading {
  recording: Recording;
  kind: 'recorded' | 'live';
  dataset: Dataset;
  /** Of the positions that were read, an appended mask among them. */
  titles: string[];
  /** The op that the reader has chosen; null while none is. */
  op: Op | null;
  cell: OpCell | null;
}

/** Null until there is a tape. It is opened by the model's own figure, which stands on the same page. */
export function useReading(model: ModelName): Reading | null {
  const tape = useTapeLater(model);
  const dataset = useStore((state) => state.dataset);
  const id = useStore((state) => state.op);
  const cell = useStore((state) => state.cell);
  return useMemo(() => {
    if (!tape || !dataset) return null;
    const { recording, kind } = tape;
    const op = (id && findOp(recording, id)) || null;
    return { recording, kind, dataset, titles: titlesOf(recording, dataset), op, cell: op && cell };
  }, [tape, dataset, id, cell]);
}

/** Moves the page's cursor. */
export function point(id: string, cell: OpCell): void {
  const { setOp, setCell } = useStore.getState();
  setOp(id);
  setCell(cell);
}
