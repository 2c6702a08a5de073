/** Which lines of which file make each tensor of a model. */
import { files } from 'virtual:source';
import type { ModelName } from '../../src/models/config';
import type { Mark, SourceFile } from './source';

/** A model's own file, then those of src/nn that it uses: first the ones that make tensors. */
export function filesOf(model: ModelName, sources = files): SourceFile[] {
  const file = sources[`src/models/${model}.ts`];
  if (!file) return [];
  const used = file.uses.map((path) => sources[path]);
  return [
    file,
    ...used.filter(({ marks }) => marks.length > 0),
    ...used.filter(({ marks }) => marks.length === 0),
  ];
}

/** The same model in PyTorch: its twin, and what the twins share, with the lines that make the tensors of the tape. */
export function twinsOf(model: ModelName, twins: Record<string, SourceFile>): SourceFile[] {
  const names = new Set(spansFor(model).keys());
  return [`reference/${model}.py`, 'reference/layers.py', 'reference/losses.py'].map((path) => ({
    ...twins[path],
    marks: twins[path].marks.filter(({ mark }) => names.delete(mark)),
  }));
}

/** Mark name → span. A name that two files give is refused: the code panel could not tell which line ran. */
export const spansFor = (model: ModelName, sources = files): Map<string, Mark> =>
  spansIn(filesOf(model, sources));

export function spansIn(sources: readonly SourceFile[]): Map<string, Mark> {
  const spans = new Map<string, Mark>();
  for (const span of sources.flatMap((file) => file.marks)) {
    const other = spans.get(span.mark);
    if (other) throw new Error(`"${span.mark}" is marked in ${other.file} and in ${span.file}`);
    spans.set(span.mark, span);
  }
  return spans;
}
