import { useState } from 'react';
import { classes } from '../ui/classes';
import { CheckIcon } from '../ui/icons';
import { WithCode } from '../ui/WithCode';
import style from './Bugs.module.css';
import { exercises } from './exercises';
import { OneExercise } from './OneExercise';
import { useScore } from './score';

/** Eight pairs of runs, one of each broken: which, and how? */
export default function Bugs() {
  return (
    <article>
      <header className="prose">
        <p className="eyebrow">Workbench</p>
        <h1>Find the bug</h1>
        <p className="lede">
          A recommender with a bug rarely crashes. It trains, its loss falls, and it recommends something.
          Here are eight that do. Train each beside a sound one, and say what is wrong from what you see.
        </p>
        <p>
          Every bug is a few lines of this project’s own source, wrapped around the model that the chapters
          train. Both runs are trained in your browser, now; nothing about them has been prepared, and which
          of them is A was drawn.
        </p>
      </header>
      <WithCode>
        <Exercises />
      </WithCode>
    </article>
  );
}

function Exercises() {
  const [current, setCurrent] = useState(exerciseInAddress);
  const [visited, setVisited] = useState([current]);
  const exercise = exercises[current];
  const open = (index: number) => {
    setCurrent(index);
    setVisited([...new Set([...visited, index])]);
    history.replaceState(history.state, '', `${location.pathname}${location.search}#${exercises[index].id}`);
  };
  return (
    <div data-model={exercise.model}>
      <Chooser current={current} onOpen={open} />
      {visited.map((index) => (
        <div key={exercises[index].id} hidden={index !== current}>
          <OneExercise exercise={exercises[index]} shown={index === current} />
        </div>
      ))}
    </div>
  );
}

/** A copied link names the figure. */
function exerciseInAddress(): number {
  const asked = exercises.findIndex(({ id }) => `#${id}` === location.hash);
  return Math.max(0, asked);
}

function Chooser({ current, onOpen }: { current: number; onOpen: (index: number) => void }) {
  const found = useScore((state) => state.found);
  const done = exercises.filter(({ id }) => id in found);
  const atOnce = done.filter(({ id }) => found[id] === 0);
  return (
    <nav className={style.chooser} aria-label="Exercises">
      <p role="status">
        <b className="num">{done.length}</b> of {exercises.length} found
        {done.length > 0 && `, ${atOnce.length} at first sight`}
      </p>
      <ol>
        {exercises.map(({ id, title, model }, index) => (
          <li key={id} data-model={model}>
            <button
              type="button"
              aria-current={index === current || undefined}
              onClick={() => index !== current && onOpen(index)}
            >
              <span className={classes(style.index, 'num')}>{index + 1}</span>
              <span>{title}</span>
              {id in found && (
                <i>
                  <CheckIcon />
                  <span className="visually-hidden">found</span>
                </i>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
