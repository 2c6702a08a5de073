import { type ReactNode, useId, useState } from 'react';
import { Button } from '../ui/Button';
import { classes } from '../ui/classes';
import { Slider } from '../ui/Field';
import style from './Predict.module.css';
import { Segments } from './picture/Segments';

interface PredictProps<T> {
  question: ReactNode;
  /** What was measured here; null while it is being measured. */
  actual: T | null;
  /** Why it could not be measured. */
  error: string | null;
  /** Begins the measurement, where it has to be asked for. */
  onAsk?: () => void;
  /** The answer has been asked for: what was kept back may be shown. */
  onOut?: () => void;
  /** Said when it is out: the value, how the guess did, and what that means. */
  reveal: (actual: T, guess: T) => ReactNode;
}

export interface PredictNumberProps extends PredictProps<number> {
  min: number;
  max: number;
  step: number;
  format: (value: number) => string;
  /** What the slider is called. */
  label: string;
}

/** A number to be guessed on a slider, before the reader sees what was measured. */
export function PredictNumber({ min, max, step, format, label, ...rest }: PredictNumberProps) {
  const [guess, setGuess] = useState((min + max) / 2);
  return (
    <Prediction {...rest} guess={guess}>
      {(out) => (
        <div className={style.scale}>
          <Slider
            label={label}
            {...{ min, max, step, format }}
            value={guess}
            onChange={setGuess}
            disabled={out}
          />
          {out && rest.actual !== null && (
            <i style={{ left: `${(100 * (rest.actual - min)) / (max - min)}%` }} aria-hidden="true">
              {format(rest.actual)}
            </i>
          )}
        </div>
      )}
    </Prediction>
  );
}

export interface PredictChoiceProps<T extends string> extends PredictProps<T> {
  label: string;
  options: readonly { id: T; label: string }[];
}

/** One of a few to be chosen. */
export function PredictChoice<T extends string>({ label, options, ...rest }: PredictChoiceProps<T>) {
  const [guess, setGuess] = useState<T | null>(null);
  return (
    <Prediction {...rest} guess={guess}>
      {(out) => (
        <Segments label={label} segments={options} selected={guess} onSelect={(id) => out || setGuess(id)} />
      )}
    </Prediction>
  );
}

/** Kept for a question that waits for what it asks about. */
export const PredictRoom = () => <div className={classes(style.predict, style.room)} />;

interface PredictionProps<T> extends PredictProps<T> {
  guess: T | null;
  children: (out: boolean) => ReactNode;
}

function Prediction<T>(props: PredictionProps<T>) {
  const { question, actual, error, onAsk, onOut, reveal, guess, children } = props;
  const [asked, setAsked] = useState(false);
  const id = useId();
  const out = asked && actual !== null;
  const said = out && guess !== null ? reveal(actual, guess) : asked && error;
  return (
    <section className={style.predict} aria-labelledby={id}>
      <p className={style.eyebrow}>Before you look</p>
      <p id={id} className={style.question}>
        {question}
      </p>
      <div className={style.guess}>
        {children(out)}
        <Button
          variant="primary"
          disabled={guess === null || out}
          onClick={() => {
            setAsked(true);
            if (actual === null) onAsk?.();
            onOut?.();
          }}
        >
          {asked && !out && !error ? 'Measuring …' : 'Measure it'}
        </Button>
      </div>
      <div className={style.answer}>
        {!said && <p className={style.hint}>Guess first. The answer is measured, not written.</p>}
        <p role="status">{said}</p>
      </div>
    </section>
  );
}
