import { useEffect, useLayoutEffect, useRef } from 'react';
import { Notice } from '../ui/Notice';
import { useFocusKept } from '../ui/useFocusKept';
import { WithCode } from '../ui/WithCode';
import { bring, useBringing } from './bringing';
import { DropZone } from './DropZone';
import { Library } from './Library';
import { Preparing } from './Preparing';
import { ReportView } from './ReportView';
import { SavedFile } from './SavedFile';
import { ShelfView } from './ShelfView';
import { lookAtShelf } from './shelf';

/** Where the reader brings data: a file is read, reported on, kept in this browser, and is then the data of every page. */
export default function YourData() {
  const error = useBringing((state) => state.error);
  const kind = useBringing((state) => state.look?.kind);
  useEffect(() => {
    void lookAtShelf();
  }, []);
  useDropAnywhere();
  const page = useRef<HTMLElement>(null);
  useFocusKept(page);
  return (
    <article ref={page} tabIndex={-1}>
      <header className="prose">
        <p className="eyebrow">Workbench</p>
        <h1>Your own data</h1>
        <p className="lede">
          Every chapter can be read on data of yours: songs, shopping baskets, the films of MovieLens, or the
          games in your own Steam library. All it takes is who, what and, if there is one, when.
        </p>
        <p>
          The file is read in this browser, and what becomes of it is kept in this browser only. Nothing is
          sent anywhere.
        </p>
      </header>
      <WithCode>
        <DropZone />
        {error && (
          <Notice tone="error" title="This did not work.">
            {error}
          </Notice>
        )}
        {(kind === 'table' || kind === 'records' || kind === 'dump') && <Preparing />}
        <ReportView />
        {kind === 'library' && <Library />}
        {kind === 'saved' && <SavedFile />}
        <ShelfView />
      </WithCode>
    </article>
  );
}

/** A file that misses the box would otherwise be opened in place of the page. */
function useDropAnywhere() {
  useLayoutEffect(() => {
    const onDragOver = (event: DragEvent) => event.preventDefault();
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void bring(file);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('drop', onDrop);
    };
  }, []);
}
