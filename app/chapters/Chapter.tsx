import 'katex/dist/katex.min.css';
import type { ReactNode } from 'react';
import type { ModelName } from '../../src/models/config';
import { chapters } from '../pages';

export interface ChapterProps {
  model: ModelName;
  /** What is before the year: "Recurrent · 2016". */
  kind: string;
  /** The idea in two or three sentences. */
  lede: ReactNode;
  /** The text, with figures among it. */
  children: ReactNode;
}

/** The page of a model: its title and lede, then text and figures, all in the model's hue. */
export function Chapter({ model, kind, lede, children }: ChapterProps) {
  const page = chapters.find((chapter) => chapter.model === model);
  return (
    <article className="prose" data-model={model}>
      <p className="eyebrow">
        {kind} · {page?.year}
      </p>
      <h1>{page?.title}</h1>
      <p className="lede">{lede}</p>
      {children}
    </article>
  );
}
