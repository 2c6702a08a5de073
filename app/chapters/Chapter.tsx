import 'katex/dist/katex.min.css';
import type { ReactNode } from 'react';
import { chapters } from '../pages';
import { Onward } from './Onward';
import { OwnData } from './OwnData';

export interface ChapterProps {
  path: string;
  /** What is before the year or the number: "Recurrent · 2016". */
  kind: string;
  /** The idea in two or three sentences. */
  lede: ReactNode;
  /** The text, with figures among it. */
  children: ReactNode;
}

/** A chapter: its title and lede, then text and figures; that of a model is all in the model's hue. */
export function Chapter({ path, kind, lede, children }: ChapterProps) {
  const page = chapters.find((chapter) => chapter.path === path);
  return (
    <article className="prose" data-model={page?.model}>
      <p className="eyebrow">
        {kind} · {page?.year ?? `Chapter ${page?.number}`}
      </p>
      <h1>{page?.title}</h1>
      <p className="lede">{lede}</p>
      <OwnData />
      {children}
      <Onward path={path} />
    </article>
  );
}
