import { lazy, Suspense, useState } from 'react';
import { embedsOf } from '../embeds/figures';
import { ErrorBoundary } from '../shell/ErrorBoundary';
import { Button } from '../ui/Button';

const EmbedDialog = lazy(() => import('../embeds/EmbedDialog'));

const base = import.meta.env.BASE_URL;

/** The address of this page as the list of figures has it: "/sasrec". */
const pageHere = (): string => `/${location.pathname.slice(base.length)}`;

/** Opens what there is to know about putting this figure into another page; absent where it cannot be. */
export function EmbedButton({ anchor }: { anchor: string }) {
  const [open, setOpen] = useState(false);
  const figures = embedsOf(pageHere(), anchor);
  if (figures.length === 0) return null;
  return (
    <>
      <Button variant="plain" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Embed
      </Button>
      {open && (
        <ErrorBoundary>
          <Suspense>
            <EmbedDialog figures={figures} onClose={() => setOpen(false)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}
