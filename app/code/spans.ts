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

/** Mark name → span. A name that two files give is refused: the code panel could not tell which line ran. */
export function spansFor(model: ModelName, sources = files): Map<string, Mark> {
  const spans = new Map<string, Mark>();
  for (const span of filesOf(model, sources).flatMap((file) => file.marks)) {
    const other = spans.get(span.mark);
    if (other) throw new Error(`"${span.mark}" is marked in ${other.file} and in ${span.file}`);
    spans.set(span.mark, span);
  }
  return spans;
}
