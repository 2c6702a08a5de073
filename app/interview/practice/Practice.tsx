import { useEffect, useRef, useState } from 'react';
import { Segments } from '../../figures/picture/Segments';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Field';
import { UndoIcon } from '../../ui/icons';
import { type Theme, themeNames, themes } from '../bank/entries/types';
import { questions } from '../bank/questions';
import style from '../Interview.module.css';
import { Keeping } from '../progress/Keeping';
import type { KeptCard } from '../progress/progress';
import { useProgress } from '../progress/store';
import { useNow } from '../useNow';
import { CardView } from './CardView';
import { deckOf, untilText } from './schedule';

/** A card that becomes due while the page is open is asked within this time, ms. */
const LOOK_AGAIN = 15_000;

const limits = [
  { id: 0, label: 'No clock' },
  { id: 60, label: '1 min' },
  { id: 90, label: '1½ min' },
  { id: 120, label: '2 min' },
];

/** The questions as cards: asked again when they are about to be forgotten. */
export default function Practice() {
  const { progress, change } = useProgress();
  const [theme, setTheme] = useState<Theme | 'all'>('all');
  const [limit, setLimit] = useState(0);
  const [current, setCurrent] = useState<string | null>(null);
  const [last, setLast] = useState<{ id: string; before: KeptCard | undefined } | null>(null);
  const [answered, setAnswered] = useState(0);
  const room = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const now = new Date(useNow(LOOK_AGAIN));

  const ids = questions.filter((question) => theme === 'all' || question.theme === theme).map(({ id }) => id);
  const deck = deckOf(ids, progress.cards, now);
  const id = current && deck.queue.includes(current) ? current : (deck.queue[0] ?? null);
  const question = questions.find((candidate) => candidate.id === id);
  // What becomes due meanwhile waits until this card is done.
  useEffect(() => setCurrent(id), [id]);

  const put = (card: string, kept: KeptCard | undefined) => {
    const { [card]: _, ...others } = progress.cards;
    change({ cards: kept ? { ...others, [card]: kept } : others });
    setAnswered(answered + 1);
    holder.current?.focus({ preventScroll: true });
  };
  const grade = (kept: KeptCard) => {
    if (!id) return;
    setLast({ id, before: progress.cards[id] });
    setCurrent(null);
    put(id, kept);
  };
  const undo = () => {
    if (!last) return;
    setCurrent(last.id);
    setLast(null);
    put(last.id, last.before);
  };

  return (
    <div ref={room} className={style.room}>
      <div className={style.tools}>
        <Select
          label="Theme"
          value={theme}
          options={[
            { value: 'all', label: 'All themes' },
            ...themeNames.map((name) => ({ value: name, label: themes[name] })),
          ]}
          onChange={setTheme}
        />
        <Segments label="Time for an answer" segments={limits} selected={limit} onSelect={setLimit} />
        <Button variant="plain" icon={<UndoIcon />} disabled={!last} onClick={undo}>
          Undo the last grade
        </Button>
      </div>
      <p className={style.hint} role="status">
        {deck.due} due today, {deck.fresh} new
      </p>
      <div ref={holder} tabIndex={-1} className={style.desk}>
        {question ? (
          <CardView
            key={`${question.id} ${answered}`}
            room={room}
            question={question}
            kept={progress.cards[question.id]}
            limit={limit * 1000}
            onGrade={grade}
            onUndo={undo}
          />
        ) : (
          <p className={style.spoken}>
            Nothing more is due today.{' '}
            {deck.next && `The next card comes back in ${untilText(deck.next, now)}. `}
            Every day brings ten new ones at most, so that they do not all come back at once.
          </p>
        )}
      </div>
      <Keeping />
    </div>
  );
}
