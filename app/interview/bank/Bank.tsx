import { useEffect, useRef, useState } from 'react';
import { Segments } from '../../figures/picture/Segments';
import { useShortcuts } from '../../figures/useShortcuts';
import { classes } from '../../ui/classes';
import style from '../Interview.module.css';
import { AnswerView } from './AnswerView';
import { useAnswers } from './answers';
import { type Theme, themeNames, themes } from './entries/types';
import { questions, useOpenQuestion } from './questions';
import { found } from './search';

const filters = [
  { id: 'all', label: `All ${questions.length}` } as const,
  ...themeNames.map((id) => ({ id, label: themes[id] })),
];

/** All questions, one of them open at a time. */
export function Bank() {
  const [theme, setTheme] = useState<Theme | 'all'>('all');
  const [words, setWords] = useState('');
  const [open, setOpen] = useOpenQuestion();
  const [revealed, setRevealed] = useState(false);
  const { answers, need } = useAnswers();
  const room = useRef<HTMLDivElement>(null);
  const shown = found(questions, answers, { theme: theme === 'all' ? null : theme, words });
  const at = shown.findIndex(({ id }) => id === open);

  const themeOpen = questions.find(({ id }) => id === open)?.theme;
  useEffect(() => {
    if (themeOpen) need(themeOpen);
  }, [themeOpen, need]);

  // A link to a question shows it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the page opens
  useEffect(() => {
    if (open) rowOf(open)?.scrollIntoView({ block: 'center' });
  }, []);

  const rowOf = (id: string) => room.current?.querySelector<HTMLElement>(`[data-question="${id}"]`);
  const press = (id: string) => {
    if (id !== open) {
      setOpen(id);
      setRevealed(false);
    } else if (revealed) setOpen(null);
    else setRevealed(true);
  };
  const go = (to: number) => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, to))];
    if (!next) return;
    if (next.id !== open) press(next.id);
    rowOf(next.id)?.focus();
  };
  const forward = () => go(at + 1);
  const back = () => go(at < 0 ? 0 : at - 1);
  useShortcuts(room, {
    j: forward,
    ArrowDown: forward,
    k: back,
    ArrowUp: back,
    ' ': () => at >= 0 && setRevealed(!revealed),
  });

  return (
    <div ref={room} className={style.room}>
      <div className={style.filter}>
        <input
          type="search"
          className={style.search}
          aria-label="Search the questions and answers"
          placeholder="Search questions and answers"
          value={words}
          onFocus={() => themeNames.forEach(need)}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Segments label="Theme" segments={filters} selected={theme} onSelect={setTheme} />
        <p className={style.hint}>
          <span role="status">{shown.length === 1 ? '1 question' : `${shown.length || 'No'} questions`}</span>
          <span className={style.keys}>
            <kbd>J</kbd> <kbd>K</kbd> next and previous, <kbd>Space</kbd> shows the answer
          </span>
        </p>
      </div>
      <div className={style.list}>
        {themeNames.map((name) => {
          const own = shown.filter((question) => question.theme === name);
          if (own.length === 0) return null;
          return (
            <section key={name} data-model={hueOf(name)} aria-labelledby={`theme-${name}`}>
              <h2 id={`theme-${name}`}>{themes[name]}</h2>
              <ol>
                {own.map(({ id, ask }) => (
                  <li key={id} className={classes(style.entry, id === open && style.open)}>
                    <h3>
                      <button
                        type="button"
                        className={style.ask}
                        data-question={id}
                        aria-expanded={id === open}
                        onClick={() => press(id)}
                      >
                        {ask}
                      </button>
                    </h3>
                    {id === open && (
                      <AnswerView
                        answer={answers[id]}
                        revealed={revealed}
                        onReveal={() => setRevealed(true)}
                      />
                    )}
                  </li>
                ))}
              </ol>
            </section>
          );
        })}
      </div>
    </div>
  );
}

/** Themes on a model have its hue. */
const hueOf = (theme: Theme): string | undefined =>
  theme === 'gru4rec' || theme === 'sasrec' || theme === 'bert4rec' ? theme : undefined;
