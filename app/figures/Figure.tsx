import { type ReactNode, useContext, useId, useState } from 'react';
import { useStore } from '../store/store';
import { linkTo } from '../store/sync';
import { Badge, type BadgeKind } from '../ui/Badge';
import { Button } from '../ui/Button';
import { CheckIcon } from '../ui/icons';
import { EmbedButton } from './EmbedButton';
import style from './Figure.module.css';
import { FigureSetting } from './setting';
import { useCopy } from './useCopy';
import { useLive } from './useLive';

export interface FigureProps {
  /** Anchor of the figure in its page: part of the link that Copy link gives. */
  id: string;
  title: string;
  /** "4.2"; left out for a figure that stands alone. */
  number?: string;
  /** Where its numbers come from; none while it has none. */
  badge?: BadgeKind;
  /** What to look for, in a sentence or three. */
  caption: ReactNode;
  /** The same numbers as a table (usually a DataTable); the Table button shows it. */
  table?: ReactNode;
  /** From top to bottom: strip, stage, transport, whatever the figure is made of. */
  children: ReactNode;
}

/** The card of a figure: title, badge and actions, the picture, and a caption that says what to look for. */
export function Figure({ id, title, number, badge, caption, table, children }: FigureProps) {
  const [tabled, setTabled] = useState(false);
  const tableId = useId();
  const alone = useContext(FigureSetting);
  const { place, live: near } = useLive();
  const live = near || alone !== null;
  const Heading = alone ? 'h1' : 'h2';
  return (
    <figure
      ref={place}
      id={id}
      className={style.figure}
      data-alone={alone !== null || undefined}
      aria-labelledby={`${id}-title`}
    >
      <div className={style.head}>
        <Heading id={`${id}-title`}>{title}</Heading>
        {number && !alone && <span className={style.number}>Figure {number}</span>}
        {badge && <Badge kind={badge} />}
        <div className={style.actions}>
          {live && table && (
            <Button
              variant="plain"
              aria-expanded={tabled}
              aria-controls={tableId}
              onClick={() => setTabled(!tabled)}
            >
              Table
            </Button>
          )}
          {alone?.actions}
          {live && !alone && (
            <>
              <EmbedButton anchor={id} />
              <CopyLink anchor={id} />
            </>
          )}
        </div>
      </div>
      {live ? children : <div className={style.room} />}
      {live && table && (
        <div id={tableId} className={style.table} hidden={!tabled}>
          {tabled && table}
        </div>
      )}
      <figcaption className={style.caption}>{caption}</figcaption>
      {alone?.foot}
    </figure>
  );
}

function CopyLink({ anchor }: { anchor: string }) {
  const { state, copy } = useCopy();
  const says = { idle: 'Copy link', copied: 'Copied', failed: 'Copy it from the address bar' }[state];
  return (
    <>
      <Button
        variant="plain"
        className={style.copy}
        icon={state === 'copied' && <CheckIcon />}
        onClick={() => copy(linkTo(useStore.getState(), anchor))}
      >
        {says}
      </Button>
      <span className="visually-hidden" role="status">
        {state === 'copied' && 'The link to this figure, as it is now, was copied.'}
      </span>
    </>
  );
}
