import { useEffect, useMemo, useRef, useState } from 'react';
import type { ModelName } from '../../src/models/config';
import { Segments } from '../figures/picture/Segments';
import { useStore } from '../store/store';
import { useFrameEffect } from '../ui/useFrameEffect';
import style from './CodePanel.module.css';
import { SourceLines } from './SourceLines';
import { SourceTabs } from './SourceTabs';
import type { SourceFile } from './source';
import { filesOf, spansIn, twinsOf } from './spans';

export interface CodePanelProps {
  model: ModelName;
  /** The mark of the op under the cursor: its lines are yellow, and its file is shown. */
  mark: string | null;
  /** A mark that the pointer is over, here or elsewhere. */
  hoveredMark?: string | null;
  onHoverMark?: (mark: string | null) => void;
  onSelectMark?: (mark: string) => void;
  /** Marks at which playing stops. */
  breakpoints?: ReadonlySet<string>;
  onBreakpoint?: (mark: string) => void;
}

/** The source that runs, or its twin in PyTorch: one tab a file, at the lines that make the tensor under the cursor. */
export function CodePanel(props: CodePanelProps) {
  const { model, mark, hoveredMark = null, onHoverMark, onSelectMark, breakpoints, onBreakpoint } = props;
  const [language, setLanguage] = useState<Language>('tfjs');
  const twins = useTwins(language === 'torch');
  const files = useMemo(() => (twins ? twinsOf(model, twins) : filesOf(model)), [model, twins]);
  const spans = useMemo(() => spansIn(files), [files]);
  const span = mark === null ? undefined : spans.get(mark);

  // A tab that the reader opened stays open until the cursor goes on.
  const [opened, setOpened] = useState<string | null>(null);
  const [openedAt, setOpenedAt] = useState(mark);
  if (openedAt !== mark) {
    setOpenedAt(mark);
    setOpened(null);
  }
  const path = opened ?? span?.file ?? files[0]?.path;
  const file = files.find((candidate) => candidate.path === path);

  const scroller = useRef<HTMLDivElement>(null);
  useFrameEffect(() => {
    if (scroller.current && span?.file === path)
      bringIntoView(scroller.current, span.startLine, span.endLine);
  }, [span, path]);

  if (!file) return null;
  return (
    <SourceTabs files={files} file={file} onOpen={setOpened}>
      <div className={style.path}>
        <span>
          {file.path} {span?.file === file.path && linesOf(span.startLine, span.endLine)}
        </span>
        <Segments label="Framework" segments={languages} selected={language} onSelect={setLanguage} />
      </div>
      <div ref={scroller} className={style.scroller}>
        <SourceLines
          key={file.path}
          file={file}
          current={mark}
          hovered={hoveredMark}
          onHover={onHoverMark}
          onSelect={onSelectMark}
          breakpoints={breakpoints}
          onBreakpoint={onBreakpoint}
        />
      </div>
    </SourceTabs>
  );
}

type Language = 'tfjs' | 'torch';

const languages: { id: Language; label: string }[] = [
  { id: 'tfjs', label: 'TensorFlow.js' },
  { id: 'torch', label: 'PyTorch' },
];

/** The twins in PyTorch, fetched when a reader first asks for them; null where they are not wanted. */
function useTwins(wanted: boolean): Record<string, SourceFile> | null {
  const [twins, setTwins] = useState<Record<string, SourceFile> | null>(null);
  const say = useStore((state) => state.say);
  useEffect(() => {
    if (!wanted || twins) return;
    import('virtual:twins')
      .then((loaded) => setTwins(loaded.twins))
      .catch(() => say('The PyTorch code could not be fetched: choose it once more.'));
  }, [wanted, twins, say]);
  return wanted ? twins : null;
}

const linesOf = (first: number, last: number) =>
  first === last ? `line ${first}` : `lines ${first}–${last}`;

/** Scrolls the panel, and never the page. Lines that can be seen with some room around them stay where they are. */
function bringIntoView(scroller: HTMLElement, first: number, last: number): void {
  const lines = [...scroller.querySelectorAll<HTMLElement>('[data-line]')];
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
  const tops = lines.map((line) => line.getBoundingClientRect().top - origin);
  const top = tops[first - 1];
  const bottom = tops[last] ?? scroller.scrollHeight;
  const room = scroller.clientHeight;
  const margin = Math.min(48, (room - (bottom - top)) / 2);
  if (top - margin >= scroller.scrollTop && bottom + margin <= scroller.scrollTop + room) return;
  // In the middle, with a whole line at the upper edge.
  const middle = (top + bottom - room) / 2;
  scroller.scrollTop = tops.find((edge) => edge >= middle) ?? middle;
}
