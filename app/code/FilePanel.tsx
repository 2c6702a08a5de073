import { files } from 'virtual:source';
import { useState } from 'react';
import style from './CodePanel.module.css';
import { SourceLines } from './SourceLines';
import { SourceTabs } from './SourceTabs';

/** Source that runs, to be read: one tab a file, without a cursor. */
export function FilePanel({ paths }: { paths: readonly string[] }) {
  const [path, setPath] = useState(paths[0]);
  const file = files[path];
  return (
    <SourceTabs files={paths.map((path) => files[path])} file={file} onOpen={setPath}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section className={style.scroller} aria-label={path} tabIndex={0}>
        <SourceLines key={path} file={file} current={null} hovered={null} />
      </section>
    </SourceTabs>
  );
}
