import { useEffect, useState } from 'react';
import { useStore } from '../store/store';
import { showRecordedBoard } from '../training/recorded';
import { ExerciseFigure } from './ExerciseFigure';
import type { Exercise } from './exercises';

/** An exercise, and as many attempts at it as one likes: each has a seed of its own. */
export function OneExercise({ exercise }: { exercise: Exercise }) {
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
      onAgain={() => setAttempt(attempt + 1)}
    />
  );
}
