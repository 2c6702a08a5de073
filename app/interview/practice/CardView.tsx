import { type RefObject, useEffect, useState } from 'react';
import { useShortcuts } from '../../figures/useShortcuts';
import { Button } from '../../ui/Button';
import { AnswerView } from '../bank/AnswerView';
import { type Question, useAnswers } from '../bank/answers';
import { themes } from '../bank/entries/types';
import style from '../Interview.module.css';
import type { KeptCard } from '../progress/progress';
import { clockText, useNow } from '../useNow';
import { grades, outcomes, untilText } from './schedule';

interface CardViewProps {
  /** While it is in view, the keys are the card's. */
  room: RefObject<HTMLElement | null>;
  question: Question;
  kept: KeptCard | undefined;
  /** Time for an answer, ms; 0 is no limit. */
  limit: number;
  onGrade: (kept: KeptCard) => void;
  onUndo: () => void;
}

/** One card: the question, the clock, the answer, and how it went. */
export function CardView({ room, question, kept, limit, onGrade, onUndo }: CardViewProps) {
  const { id, theme, ask } = question;
  const answer = useAnswers((state) => state.answers[id]);
  const need = useAnswers((state) => state.need);
  const [revealed, setRevealed] = useState<Date | null>(null);
  useEffect(() => need(theme), [need, theme]);

  const reveal = () => setRevealed(revealed ?? new Date());
  const next = revealed && outcomes(kept, revealed);
  const grade = (index: number) => next && onGrade(next[index]);
  useShortcuts(room, {
    ' ': reveal,
    u: onUndo,
    ...Object.fromEntries(grades.map((_, index) => [String(index + 1), () => grade(index)])),
  });
  return (
    <article className={style.card} data-model={theme} aria-labelledby="asked">
      <header>
        <span className="eyebrow">{themes[theme]}</span>
        {limit > 0 && <Clock limit={limit} stopped={revealed !== null} />}
      </header>
      <h2 id="asked">{ask}</h2>
      <AnswerView answer={answer} revealed={revealed !== null} onReveal={reveal} />
      {next && revealed && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a border of its own
        <div className={style.grades} role="group" aria-label="How did it go?">
          {grades.map(({ id: name, label }, index) => (
            <Button key={name} aria-keyshortcuts={String(index + 1)} onClick={() => grade(index)}>
              <b>{label}</b>
              <small>{untilText(new Date(next[index].due), revealed)}</small>
            </Button>
          ))}
        </div>
      )}
    </article>
  );
}

/** What is left of the time; it goes on past the end, for that is what an interviewer's does. */
function Clock({ limit, stopped }: { limit: number; stopped: boolean }) {
  const [begun] = useState(Date.now);
  const left = limit - (useNow(250, !stopped) - begun);
  return (
    <>
      <span className={style.clock} data-over={left < 0 || undefined} role="timer" aria-label="Time left">
        {clockText(left)}
      </span>
      <span className="visually-hidden" role="status">
        {left < 0 && 'The time is over.'}
      </span>
    </>
  );
}
