import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Dataset } from '../../../../src/data/dataset';
import { DIGITS, type SemanticIds } from '../../../../src/train/catalogue/semanticIds';
import { Counted } from '../../../figures/Counted';
import { Figure, type FigureProps } from '../../../figures/Figure';
import { useStore } from '../../../store/store';
import body from '../../Body.module.css';
import { type Ids, useIds } from './useIds';

interface Made {
  codes: SemanticIds;
  dataset: Dataset;
  ids: Ids;
}

interface IdFigureProps extends Omit<FigureProps, 'badge' | 'table' | 'children'> {
  /** Room that is kept for it, px. */
  room: number;
  table: (made: Made) => ReactNode;
  children: (made: Made) => ReactNode;
}

/** A figure of the games' codes, once they have been made. */
export function IdFigure({ room, table, children, ...figure }: IdFigureProps) {
  const dataset = useStore((state) => state.dataset);
  const ids = useIds();
  const codes = ids.counted.value;
  // A catalogue that has just been opened does not have these games.
  const made = codes && dataset && codes.digits.length === DIGITS * (dataset.games.length - 1);
  const live = ids.run && ids.run.origin !== 'recorded';
  return (
    <Figure
      {...figure}
      badge={made ? (live ? 'live' : 'recorded') : undefined}
      table={made && table({ codes, dataset, ids })}
    >
      <div ref={ids.place} className={body.body} style={{ minHeight: room }}>
        {!ids.possible ? (
          <p className={body.sentence}>
            No model of this data ships with the site. Train <Link href="/sasrec">SASRec</Link> on it, come
            back, and its vectors are coded here.
          </p>
        ) : made && !ids.counted.error ? (
          children({ codes, dataset, ids })
        ) : (
          <Counted of={{ ...ids.counted, value: null }} room={room}>
            {() => null}
          </Counted>
        )}
      </div>
    </Figure>
  );
}
