import { useId, useRef, useState } from 'react';
import { Segments } from '../figures/picture/Segments';
import { Button } from '../ui/Button';
import { useFocusKept } from '../ui/useFocusKept';
import style from './Bugs.module.css';
import { type Diagnosis, diagnoses } from './diagnoses';
import type { Exercise } from './exercises';
import { type Answers, type Grade, type Side, sides } from './grading';

interface QuestionsProps {
  exercise: Exercise;
  options: readonly Diagnosis[];
  answers: Answers;
  grade: Grade;
  onAnswer: (answers: Answers) => void;
}

/** First which run it is, then what is wrong with it. A wrong answer says what one would have seen. */
export function Questions({ exercise, options, answers, grade, onAnswer }: QuestionsProps) {
  const { located, over } = grade;
  const holder = useRef<HTMLDivElement>(null);
  useFocusKept(holder);
  return (
    <div ref={holder} tabIndex={-1} className={style.questions}>
      <Which located={located} {...{ answers, onAnswer, over }} />
      {located && <What {...{ options, answers, grade, onAnswer }} />}
      {!over && (
        <div className={style.help}>
          {answers.hints > 0 && (
            <ol aria-label="Hints">
              {exercise.hints.slice(0, answers.hints).map((hint) => (
                <li key={hint}>{hint}</li>
              ))}
            </ol>
          )}
          <Button
            disabled={answers.hints >= exercise.hints.length}
            onClick={() => onAnswer({ ...answers, hints: answers.hints + 1 })}
          >
            A hint ({answers.hints} of {exercise.hints.length} taken)
          </Button>
          <Button variant="plain" onClick={() => onAnswer({ ...answers, told: true })}>
            Show the answer
          </Button>
        </div>
      )}
    </div>
  );
}

interface PartProps {
  answers: Answers;
  onAnswer: (answers: Answers) => void;
}

function Which({ answers, onAnswer, located, over }: PartProps & { located: boolean; over: boolean }) {
  const [choice, setChoice] = useState<Side | null>(null);
  const last = answers.sides.at(-1);
  return (
    <section className={style.question} aria-label="Which run is broken?">
      <p className={style.asked}>1. Which of the two is broken?</p>
      <div className={style.choice}>
        <Segments
          label="The broken run"
          segments={sides.map((side) => ({ id: side, label: `Run ${side}` }))}
          selected={choice}
          onSelect={(side) => located || over || setChoice(side)}
        />
        <Button
          variant="primary"
          disabled={choice === null || located || over || choice === last}
          onClick={() => choice && onAnswer({ ...answers, sides: [...answers.sides, choice] })}
        >
          This one
        </Button>
      </div>
      <p className={style.reply} role="status">
        {last && !located && `Not ${last}: nothing was done to it. Look again at where the two differ.`}
        {located && `Yes, ${last}. What was done to it?`}
      </p>
    </section>
  );
}

function What({ options, answers, grade, onAnswer }: PartProps & Pick<QuestionsProps, 'options' | 'grade'>) {
  const [choice, setChoice] = useState<Diagnosis | null>(null);
  const name = useId();
  const last = answers.diagnoses.at(-1);
  return (
    <section className={style.question} aria-label="What is the bug?">
      <fieldset className={style.options} disabled={grade.over}>
        <legend className={style.asked}>2. What is wrong with it?</legend>
        {options.map((option) => (
          <label
            key={option}
            data-wrong={(answers.diagnoses.includes(option) && option !== last) || undefined}
          >
            <input type="radio" name={name} checked={choice === option} onChange={() => setChoice(option)} />
            <span>{diagnoses[option].label}</span>
          </label>
        ))}
      </fieldset>
      <Button
        variant="primary"
        disabled={choice === null || grade.over || answers.diagnoses.includes(choice)}
        onClick={() => choice && onAnswer({ ...answers, diagnoses: [...answers.diagnoses, choice] })}
      >
        That is it
      </Button>
      <p className={style.reply} role="status">
        {last && !grade.diagnosed && `No. ${diagnoses[last].sign} Compare that with what you have.`}
        {grade.found && 'Yes.'}
      </p>
    </section>
  );
}
