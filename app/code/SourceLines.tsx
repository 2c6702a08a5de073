import type { CSSProperties, KeyboardEvent } from 'react';
import style from './CodePanel.module.css';
import type { Mark, SourceFile } from './source';

interface SourceLinesProps {
  file: SourceFile;
  current: string | null;
  hovered: string | null;
  breakpoints?: ReadonlySet<string>;
  onHover?: (mark: string | null) => void;
  onSelect?: (mark: string) => void;
  onBreakpoint?: (mark: string) => void;
}

/**
 * A file, line by line. The lines that make a marked tensor are one button; ↑ ↓ move between these buttons, and a click
 * on their numbers, or B, sets a breakpoint.
 */
export function SourceLines(props: SourceLinesProps) {
  const { file, current, hovered, breakpoints, onHover, onSelect, onBreakpoint } = props;
  const stop = file.marks.some(({ mark }) => mark === current) ? current : file.marks[0]?.mark;
  return (
    <pre className={style.code} onKeyDown={onKeyDown} onPointerLeave={() => onHover?.(null)}>
      {groupsOf(file).map(({ first, lines, mark }) => {
        const rows = <Lines first={first} lines={lines} />;
        if (mark === undefined) {
          return (
            <span key={first} onPointerEnter={() => onHover?.(null)}>
              {rows}
            </span>
          );
        }
        return (
          // biome-ignore lint/a11y/useSemanticElements: text inside a <button> cannot be selected and copied
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the list, above
          <span
            key={first}
            role="button"
            className={style.marked}
            data-mark={mark}
            aria-current={mark === current || undefined}
            data-hovered={mark === hovered || undefined}
            data-breakpoint={breakpoints?.has(mark) || undefined}
            tabIndex={mark === stop ? 0 : -1}
            onPointerEnter={() => onHover?.(mark)}
            onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && onHover?.(mark)}
            onBlur={() => onHover?.(null)}
            onClick={({ target }) => {
              if ((target as Element).closest('i')) onBreakpoint?.(mark);
              else if (getSelection()?.isCollapsed !== false) onSelect?.(mark);
            }}
          >
            {rows}
          </span>
        );
      })}
    </pre>
  );
}

/** The HTML comes from the build (scripts/vite/highlight.ts), which escapes the source. */
export const Lines = ({ first, lines }: { first: number; lines: string[] }) =>
  lines.map((html, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
    <span key={i} className={style.line} data-line={first + i} style={indentation(html)}>
      <i>{first + i}</i>
      <span
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made at build time from our own source
        dangerouslySetInnerHTML={{ __html: html || ' ' }}
      />
    </span>
  ));

interface Group {
  first: number;
  lines: string[];
  mark?: string;
}

/** Runs of lines: those of a mark together, the others one by one. Where marks overlap, the outer one takes the lines. */
function groupsOf({ lines, marks }: SourceFile): Group[] {
  const groups: Group[] = [];
  const startingAt = (line: number): Mark | undefined => marks.find(({ startLine }) => startLine === line);
  for (let line = 1; line <= lines.length; ) {
    const mark = startingAt(line);
    const last = mark?.endLine ?? line;
    groups.push({ first: line, lines: lines.slice(line - 1, last), mark: mark?.mark });
    line = last + 1;
  }
  return groups;
}

const indentation = (html: string) =>
  ({ '--indent': html.length - html.trimStart().length }) as CSSProperties;

/** ↑ ↓ to the marks before and after, Enter and Space to go there. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const button = (event.target as Element).closest<HTMLElement>('[data-mark]');
  if (!button) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-mark]')];
    buttons[buttons.indexOf(button) + step]?.focus();
  } else if (event.key === 'Enter' || event.key === ' ') button.click();
  else return;
  event.preventDefault();
}
