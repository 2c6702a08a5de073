import { files } from 'virtual:source';
import { type CSSProperties, useState } from 'react';
import { Tabs } from '../ui/Tabs';
import style from './CodePanel.module.css';
import { SourceLines } from './SourceLines';

/** Source that runs, to be read: one tab a file, without a cursor. */
export function FilePanel({ paths }: { paths: readonly string[] }) {
  const [path, setPath] = useState(paths[0]);
  const file = files[path];
  return (
    <section
      className={style.panel}
      aria-label="Source code"
      style={{ '--gutter': `${String(file.lines.length).length}ch` } as CSSProperties}
    >
      <Tabs
        label="Source files"
        tabs={paths.map((id) => ({ id, label: id.slice(id.lastIndexOf('/') + 1) }))}
        selected={path}
        onSelect={setPath}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
        <section className={style.scroller} aria-label={path} tabIndex={0}>
          <SourceLines key={path} file={file} current={null} hovered={null} />
        </section>
      </Tabs>
    </section>
  );
}
