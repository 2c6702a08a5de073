import type { CSSProperties, ReactNode } from 'react';
import { Tabs } from '../ui/Tabs';
import style from './CodePanel.module.css';
import type { SourceFile } from './source';

interface SourceTabsProps {
  files: readonly SourceFile[];
  /** The one that is open. */
  file: SourceFile;
  onOpen: (path: string) => void;
  /** What is shown of it. */
  children: ReactNode;
}

/** The frame of source code: one tab a file, and a gutter as wide as the numbers of its lines. */
export const SourceTabs = ({ files, file, onOpen, children }: SourceTabsProps) => (
  <section
    className={style.panel}
    aria-label="Source code"
    style={{ '--gutter': `${String(file.lines.length).length}ch` } as CSSProperties}
  >
    <Tabs
      label="Source files"
      tabs={files.map(({ path }) => ({ id: path, label: nameOf(path) }))}
      selected={file.path}
      onSelect={onOpen}
    >
      {children}
    </Tabs>
  </section>
);

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
