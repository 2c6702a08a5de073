import { Button } from '../../ui/Button';
import style from '../Interview.module.css';
import type { Walk } from '../progress/progress';
import { pointKey } from './rubric';
import type { Stage } from './stages';

interface StageViewProps {
  stage: Stage;
  walk: Walk;
  onChange: (changes: Partial<Walk>) => void;
  /** The clock is past the end of this stage. */
  late: boolean;
  /** Where the clock should be at its end. */
  until: string;
  onNext: () => void;
}

/** A question of the interviewer; after it has been answered aloud, the points to be ticked and what one might say. */
export function StageView({ stage, walk, onChange, late, until, onNext }: StageViewProps) {
  const { id, name, minutes, ask, points, model } = stage;
  const spoken = walk.spoken.includes(id);
  const toggle = (key: string) =>
    onChange({
      ticked: walk.ticked.includes(key)
        ? walk.ticked.filter((other) => other !== key)
        : [...walk.ticked, key],
    });
  return (
    <article className={style.card} aria-labelledby="stage">
      <header>
        <span className="eyebrow">{name}</span>
        <span className={style.hint} data-late={late || undefined}>
          {late ? `past ${until}: wrap up` : `${minutes} minutes, until ${until}`}
        </span>
      </header>
      <h2 id="stage">{ask}</h2>
      {!spoken ? (
        <div className={style.aloud}>
          <p>Speak as you would to an interviewer. Draw, if you would draw.</p>
          <Button variant="primary" onClick={() => onChange({ spoken: [...walk.spoken, id] })}>
            I have spoken
          </Button>
        </div>
      ) : (
        <div className={style.answer}>
          <fieldset className={style.points}>
            <legend>What did you say?</legend>
            {points.map(({ id: point, text }) => {
              const key = pointKey(id, point);
              return (
                <label key={key}>
                  <input type="checkbox" checked={walk.ticked.includes(key)} onChange={() => toggle(key)} />
                  <span>{text}</span>
                </label>
              );
            })}
          </fieldset>
          <h3>One might say</h3>
          {model.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <Button variant="primary" onClick={onNext}>
            Next
          </Button>
        </div>
      )}
    </article>
  );
}
