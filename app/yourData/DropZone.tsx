import { useRef, useState } from 'react';
import { Button } from '../ui/Button';
import { sizeOf } from '../ui/saveFile';
import { bring, putAway, useBringing } from './bringing';
import style from './YourData.module.css';

/** The one door: every kind of file comes in here, and is told apart by what is in it. */
export function DropZone() {
  const file = useBringing((state) => state.file);
  const busy = useBringing((state) => state.busy);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <section
      className={style.drop}
      aria-label="Bring a file"
      data-over={over || undefined}
      onDragEnter={() => setOver(true)}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && setOver(false)}
      onDrop={() => setOver(false)}
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File"
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen) void bring(chosen);
          currentTarget.value = '';
        }}
      />
      <p className={style.dropped} role="status">
        {file ? (
          <>
            <strong>{file.name}</strong> {sizeOf(file.size)}
            {busy === 'looking' && ' · looking at it …'}
          </>
        ) : (
          'Drop a file here, or choose one.'
        )}
      </p>
      <Button variant={file ? 'ghost' : 'primary'} onClick={() => input.current?.click()}>
        {file ? 'Choose another' : 'Choose a file'}
      </Button>
      {file && (
        <Button variant="plain" onClick={putAway}>
          Put it away
        </Button>
      )}
      {!file && (
        <ul>
          <li>
            <b>A table</b> (CSV, TSV, JSON Lines): a user and an item in each row; a time, a title and a
            playtime where there are any.
          </li>
          <li>
            <b>The UCSD dump</b> of Steam libraries, <code>australian_users_items.json.gz</code>, as it is.
          </li>
          <li>
            <b>Your Steam library</b>: what <code>IPlayerService/GetOwnedGames</code> answers, saved as a
            file.
          </li>
          <li>
            <b>A file saved here</b>, with a data set and its runs.
          </li>
        </ul>
      )}
    </section>
  );
}
