import { useEffect, useMemo, useRef, useState } from 'react';
import type { Recording } from '../../src/nn/recording';
import type { Examination, Lane, RunState } from '../../src/train/protocol';
import { useStore } from '../store/store';
import { begin, complain, end, examine, pause, step, traceOf, train } from '../training/trainer';
import { configOfExercise, type Exercise } from './exercises';
import { type Side, sides } from './grading';

/** What became of one of the two runs. */
export interface Exhibit {
  examination: Examination;
  /** Reading the example; its attention is what is looked at. */
  recording: Recording;
}

export type Exhibits = Record<Side, Exhibit>;

export interface Trial {
  runs: Partial<Record<Side, RunState>>;
  /** `examining`: they stand, and are being asked. */
  phase: 'idle' | 'starting' | 'training' | 'examining' | 'ready';
  /** Of the runs as they stand; null before they have been asked. */
  exhibits: Exhibits | null;
  start(): void;
  stop(): void;
}

/**
 * Two runs, the same but for the fault, each in a lane of its own; they go when the page is left or the trial is another.
 *
 * @param broken which of them has the fault
 * @param shown a trial that is put aside pauses, and can go on later
 */
export function useTrial(exercise: Exercise, attempt: number, broken: Side, shown: boolean): Trial {
  const lanes = useMemo(() => lanesOf(exercise, attempt), [exercise, attempt]);
  const runs = useStore((state) => state.runs);
  const [work, setWork] = useState<'starting' | 'training' | 'examining' | null>(null);
  const [exhibits, setExhibits] = useState<Exhibits | null>(null);
  const left = useRef(false);
  const aside = useRef(!shown);
  aside.current = !shown;

  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      release(lanes);
    };
  }, [lanes]);

  const mine = { A: runs[lanes.A], B: runs[lanes.B] };
  const both = <T>(ask: (lane: Lane) => Promise<T>) => Promise.all(sides.map((side) => ask(lanes[side])));

  async function run() {
    if (!mine.A || !mine.B) {
      setWork('starting');
      for (const side of sides) {
        const fault = side === broken ? exercise.fault : 'none';
        await begin(lanes[side], exercise.model, configOfExercise(exercise, fault, attempt));
        // By itself, so that the loss of the very first batch is among those that are kept.
        await step(lanes[side]);
      }
    }
    if (aside.current) return;
    setWork('training');
    await both(train);
    setWork('examining');
    setExhibits(await exhibitsOf(lanes));
  }

  const stop = () => void both((lane) => pause(lane)).catch(complain);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it is put aside
  useEffect(() => {
    if (!shown && work === 'training') stop();
  }, [shown, work]);

  return {
    runs: mine,
    phase: work ?? (exhibits ? 'ready' : 'idle'),
    exhibits,
    start() {
      if (work) return;
      setExhibits(null);
      run()
        .catch((error) => {
          // The lanes of a page that was left are gone: nobody waits for what they would have said.
          if (!left.current) complain(error);
          release(lanes);
        })
        .finally(() => (left.current ? release(lanes) : setWork(null)));
    },
    stop,
  };
}

const lanesOf = ({ id }: Exercise, attempt: number): Record<Side, Lane> => ({
  A: `${id}/${attempt}/A`,
  B: `${id}/${attempt}/B`,
});

const release = (lanes: Record<Side, Lane>): void => void end(Object.values(lanes)).catch(() => {});

async function exhibitsOf(lanes: Record<Side, Lane>): Promise<Exhibits> {
  const exhibitOf = async (lane: Lane): Promise<Exhibit> => {
    const examination = await examine(lane);
    return { examination, recording: await traceOf(lane, { history: examination.example.history }) };
  };
  return { A: await exhibitOf(lanes.A), B: await exhibitOf(lanes.B) };
}
