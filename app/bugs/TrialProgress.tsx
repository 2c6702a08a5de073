import { useEffect } from 'react';
import { whole } from '../../src/data/whole';
import type { ModelName } from '../../src/models/config';
import type { RunState } from '../../src/train/protocol';
import { Progress } from '../ui/Progress';
import style from './Bugs.module.css';
import { sides } from './grading';
import { usePace } from './pace';
import type { Trial } from './useTrial';

interface TrialProgressProps {
  trial: Trial;
  model: ModelName;
  /** Of each run. */
  steps: number;
  /** 'two SASRecs of width 32' */
  what: string;
}

const says: Record<Trial['phase'], string> = {
  idle: '',
  starting: 'Starting …',
  training: 'Training both',
  examining: 'Asking both …',
  ready: 'Done',
};

/** How far both runs are; before they are begun, what that will take. */
export function TrialProgress({ trial: { runs, phase }, model, steps, what }: TrialProgressProps) {
  const secondsPerStep = usePace((state) => state.secondsPerStep[model]);
  const note = usePace((state) => state.note);
  const running = sides.flatMap((side) => runs[side] ?? []);
  const slowest = Math.max(0, ...running.map((run) => (run.secondsPerEpoch ?? 0) / run.stepsPerEpoch));
  useEffect(() => {
    if (phase === 'training' && slowest > 0) note(model, slowest);
  }, [phase, slowest, model, note]);

  if (running.length === 0 && phase !== 'starting') {
    const time = secondsPerStep
      ? `about ${Math.ceil(secondsPerStep * steps)} s, at the pace of the last`
      : null;
    return (
      <p className={style.plan}>
        Trains {what} side by side, {whole(steps)} steps each
        {time ? `: ${time}.` : '. How long that takes is said as soon as it has begun.'}
      </p>
    );
  }
  const made = running.reduce((sum, { step }) => sum + step, 0);
  const stopped = phase === 'ready' && made < 2 * steps;
  return (
    <div className={style.progress}>
      <Progress
        label={`${stopped ? 'Stopped' : says[phase]} · ${placeOf(running, steps)}`}
        value={steps > 0 ? made / (2 * steps) : 0}
        detail={phase === 'training' ? left(running) : undefined}
      />
    </div>
  );
}

const placeOf = (running: RunState[], steps: number): string =>
  `step ${Math.min(...running.map(({ step }) => step))} of ${steps}`;

function left(running: RunState[]): string | undefined {
  const seconds = Math.max(...running.map(({ secondsLeft }) => secondsLeft ?? 0));
  return seconds > 0 ? `${Math.ceil(seconds)} s left` : undefined;
}
