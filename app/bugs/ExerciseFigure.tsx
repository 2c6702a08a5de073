import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { playerCount } from '../../src/data/dataset';
import { Figure } from '../figures/Figure';
import { ErrorBoundary } from '../shell/ErrorBoundary';
import { useStore } from '../store/store';
import { Button } from '../ui/Button';
import { PlayIcon, ResetIcon } from '../ui/icons';
import { Notice } from '../ui/Notice';
import { modelNames } from '../workbench/names';
import style from './Bugs.module.css';
import { Curves } from './Curves';
import { Desk } from './Desk';
import { configOfExercise, type Exercise } from './exercises';
import { figuresOf } from './figures';
import { type Answers, brokenSide, grade, noAnswers, optionsOf, type Side, sides } from './grading';
import { Questions } from './Questions';
import { useScore } from './score';
import { TrialProgress } from './TrialProgress';
import { type Trial, useTrial } from './useTrial';

/** It brings the lines of source that did it, which nobody needs before. */
const Verdict = lazy(async () => ({ default: (await import('./Verdict')).Verdict }));

interface ExerciseFigureProps {
  exercise: Exercise;
  attempt: number;
  shown: boolean;
  onAgain: () => void;
}

/** Two runs are trained here, one of them broken; then the reader says which, and how. */
export function ExerciseFigure({ exercise, attempt, shown, onAgain }: ExerciseFigureProps) {
  const broken = brokenSide(exercise, attempt);
  const options = useMemo(() => optionsOf(exercise, attempt), [exercise, attempt]);
  const config = configOfExercise(exercise, 'none', attempt);
  const trial = useTrial(exercise, attempt, broken, shown);
  const dataset = useStore((state) => state.dataset);
  const backendError = useStore((state) => state.backendError);
  const note = useScore((state) => state.note);
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const graded = grade(answers, { side: broken, fault: exercise.fault });
  const { runs, exhibits } = trial;
  const figures = useMemo(() => {
    if (!runs.A || !runs.B || !exhibits) return null;
    const of = (side: Side, run: typeof runs.A) => figuresOf(run, exhibits[side].examination);
    return { A: of('A', runs.A), B: of('B', runs.B) };
  }, [runs.A, runs.B, exhibits]);

  useEffect(() => {
    if (graded.found) note(exercise.id, graded.slips);
  }, [graded.found, graded.slips, exercise.id, note]);

  const stepsPerEpoch = dataset ? Math.ceil(playerCount(dataset) / config.batchSize) : 0;
  const begun = sides.some((side) => runs[side]);
  const done = sides.every((side) => runs[side]?.status === 'finished');
  return (
    <Figure
      id={exercise.id}
      title={exercise.title}
      badge={begun ? 'live' : undefined}
      caption="Both runs have the same seed, the same batches and the same settings; one of them has one mistake. Look at where the curves begin, at where they end, and at whether loss and ranking tell the same story. Then look at the tests: each changes one thing that should, or should not, matter."
    >
      <div className={style.scene} data-model={exercise.model}>
        <p className={style.story}>{exercise.scene}</p>
        <div className={style.controls}>
          <StartButton {...{ trial, begun, done, onAgain }} disabled={!dataset || (graded.over && !done)} />
          {exhibits && !done && <Button onClick={onAgain}>{AGAIN}</Button>}
          <TrialProgress
            trial={trial}
            model={exercise.model}
            steps={config.epochs * stepsPerEpoch}
            what={`two ${modelNames[exercise.model]}s of width ${config.width}`}
          />
        </div>
        {backendError && (
          <Notice tone="error" title="No model can be run now.">
            {backendError}
          </Notice>
        )}
        <Curves runs={runs} epochs={config.epochs} />
        {exhibits && figures && (
          <>
            <Desk exhibits={exhibits} figures={figures} attends={exercise.model !== 'gru4rec'} />
            <Questions {...{ exercise, options, answers }} grade={graded} onAnswer={setAnswers} />
            {graded.over && (
              <ErrorBoundary>
                <Suspense>
                  <Verdict {...{ exercise, figures, broken }} grade={graded} />
                </Suspense>
              </ErrorBoundary>
            )}
          </>
        )}
      </div>
    </Figure>
  );
}

const AGAIN = 'Try again with another seed';

interface StartButtonProps {
  trial: Trial;
  begun: boolean;
  done: boolean;
  disabled: boolean;
  onAgain: () => void;
}

/** One button for what can be done next, so that it keeps the focus: pressed while the runs are busy, it does nothing. */
function StartButton({ trial: { phase, start, stop }, begun, done, disabled, onAgain }: StartButtonProps) {
  if (phase === 'training') return <Button onClick={stop}>Stop here</Button>;
  if (done && phase === 'ready')
    return (
      <Button icon={<ResetIcon />} onClick={onAgain}>
        {AGAIN}
      </Button>
    );
  return (
    <Button variant="primary" icon={<PlayIcon />} disabled={disabled} onClick={start}>
      {phase === 'starting' ? 'Starting …' : begun ? 'Go on' : 'Train both'}
    </Button>
  );
}
