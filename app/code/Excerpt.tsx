import { files } from 'virtual:source';
import type { CSSProperties } from 'react';
import style from './CodePanel.module.css';
import { passage } from './passage';
import { Lines } from './SourceLines';

interface ExcerptProps {
  /** Of a file that the build shows. */
  path: string;
  /** Text that stands where the passages begin, one each. */
  anchors: readonly string[];
}

/** A few lines of the source that runs, with their numbers. */
export function Excerpt({ path, anchors }: ExcerptProps) {
  const { lines } = files[path];
  const gutter = { '--gutter': `${String(lines.length).length}ch` } as CSSProperties;
  return (
    <div className={style.excerpt} style={gutter}>
      <p className={style.path}>
        <span>{path}</span>
      </p>
      {anchors.map((anchor) => {
        const { first, last } = passage(lines, anchor);
        return (
          <pre key={anchor} className={style.code}>
            <Lines first={first} lines={lines.slice(first - 1, last)} />
          </pre>
        );
      })}
    </div>
  );
}
