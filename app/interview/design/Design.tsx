import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button';
import { PauseIcon, PlayIcon, ResetIcon } from '../../ui/icons';
import style from '../Interview.module.css';
import { freshWalk, type Walk } from '../progress/progress';
import { useProgress } from '../progress/store';
import { clockText, useNow } from '../useNow';
import { Rubric } from './Rubric';
import { StageView } from './StageView';
import { stages, TOTAL_MINUTES } from './stages';

const MINUTE = 60_000;

/** The clock is written down this often, so that little is lost when the page is closed, ms. */
const WRITE_EVERY = 5000;

/** One design, talked through against the clock. It can be left and taken up. */
export default function Design() {
  const kept = useProgress((state) => state.progress.walk);
  const change = useProgress((state) => state.change);
  const walk = kept ?? freshWalk;
  const { spent, resume, pause, running } = useClock(walk.spent, (time) => put({ spent: time }));
  const top = useRef<HTMLDivElement>(null);

  const put = (changes: Partial<Walk>) =>
    change({ walk: { ...(useProgress.getState().progress.walk ?? freshWalk), ...changes } });
  const go = (stage: number) => {
    if (stage === stages.length) pause();
    put({ stage });
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView({ block: 'nearest' });
  };
  const begun = walk.spent > 0 || running;
  const planned = stages.slice(0, walk.stage + 1).reduce((sum, { minutes }) => sum + minutes, 0);
  const stage = stages[walk.stage];
  return (
    <div className={style.room}>
      <div className={style.tools}>
        <span className={style.clock} data-over={spent > TOTAL_MINUTES * MINUTE || undefined} role="timer">
          {clockText(spent)} <small>of {TOTAL_MINUTES}:00</small>
        </span>
        {running ? (
          <Button icon={<PauseIcon />} onClick={pause}>
            Pause
          </Button>
        ) : (
          <Button variant="primary" icon={<PlayIcon />} onClick={resume}>
            {begun ? 'Go on' : 'Start the clock'}
          </Button>
        )}
        <Button
          variant="plain"
          icon={<ResetIcon />}
          disabled={!kept}
          onClick={() => {
            pause();
            change({ walk: null });
          }}
        >
          Begin anew
        </Button>
      </div>
      <ol className={style.stages} aria-label="Stages">
        {[...stages, { id: 'rubric', name: 'Rubric', minutes: 0 }].map(({ id, name, minutes }, index) => (
          <li key={id} style={{ flexGrow: minutes || 2 }}>
            <button
              type="button"
              aria-current={index === walk.stage ? 'step' : undefined}
              data-done={walk.spoken.includes(id) || undefined}
              onClick={() => go(index)}
            >
              {name} {minutes > 0 && <small>{minutes} min</small>}
            </button>
          </li>
        ))}
      </ol>
      <div ref={top} tabIndex={-1} className={style.desk}>
        {stage ? (
          <StageView
            key={stage.id}
            stage={stage}
            walk={walk}
            onChange={put}
            late={running && spent > planned * MINUTE}
            until={`${planned}:00`}
            onNext={() => go(walk.stage + 1)}
          />
        ) : (
          <Rubric walk={walk} onChange={put} />
        )}
      </div>
    </div>
  );
}

/** A clock that can be paused, and is written down as it goes. */
function useClock(before: number, write: (spent: number) => void) {
  const [since, setSince] = useState<number | null>(null);
  const running = since !== null;
  const now = useNow(250, running);
  const spent = since === null ? before : before + Math.max(0, now - since);
  const keep = useRef(() => {});
  keep.current = () => {
    if (since === null) return;
    write(before + Date.now() - since);
    setSince(Date.now());
  };
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => keep.current(), WRITE_EVERY);
    const leave = () => keep.current();
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      keep.current();
    };
  }, [running]);
  return {
    spent,
    running,
    resume: () => setSince(Date.now()),
    pause: () => {
      keep.current();
      setSince(null);
    },
  };
}
