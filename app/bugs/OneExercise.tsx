import { useEffect, useState } from 'react';
import { useStore } from '../store/store';
import { showRecordedBoard } from '../training/recorded';
import { ExerciseFigure } from './ExerciseFigure';
import type { Exercise } from './exercises';

interface OneExerciseProps {
  exercise: Exercise;
  /** Another may be in front of it: then it stands still, and is as it was when it is opened again. */
  shown?: boolean;
}

/** An exercise, and as many attempts at it as one likes: each has a seed of its own. */
export function OneExercise({ exercise, shown = true }: OneExerciseProps) {
  const dataName = useStore((state) => state.dataName);
  const backend = useStore((state) => state.requestedBackend);
  const say = useStore((state) => state.say);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    showRecordedBoard().catch((error: Error) => say(error.message));
  }, [say]);
  return (
    <ExerciseFigure
      key={`${attempt} ${dataName} ${backend}`}
      exercise={exercise}
      attempt={attempt}
      shown={shown}
      onAgain={() => setAttempt(attempt + 1)}
    />
  );
}
