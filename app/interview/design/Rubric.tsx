import style from '../Interview.module.css';
import type { Walk } from '../progress/progress';
import { rubric, scoreOf } from './rubric';

interface RubricProps {
  walk: Walk;
  onChange: (changes: Partial<Walk>) => void;
}

/** How it went, by the reader's own judgement. */
export function Rubric({ walk, onChange }: RubricProps) {
  const { points, of, complete, said, toSay, verdict } = scoreOf(walk);
  return (
    <article className={style.card} aria-labelledby="rubric">
      <h2 id="rubric">How did it go?</h2>
      {rubric.map(({ id, name, levels }) => (
        <fieldset key={id} className={style.levels}>
          <legend>{name}</legend>
          {levels.map((text, level) => (
            <label key={text}>
              <input
                type="radio"
                name={id}
                checked={walk.levels[id] === level}
                onChange={() => onChange({ levels: { ...walk.levels, [id]: level } })}
              />
              <span>
                <b className="num">{level}</b> {text}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <p className={style.spoken} role="status">
        <b className="num">
          {points} of {of}
        </b>
        , and {said} of {toSay} points said. {complete ? verdict : 'Choose a level for each.'}
      </p>
    </article>
  );
}
