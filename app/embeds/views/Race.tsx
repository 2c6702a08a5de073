import { useEffect } from 'react';
import { Comparison } from '../../lab/Comparison';
import { RaceBar } from '../../lab/RaceBar';
import { useStore } from '../../store/store';
import { useRace } from '../../training/race';
import { showRecordedBoard } from '../../training/recorded';

/** The curves that ship, and the control that runs the models against each other here. */
export function Race() {
  const clock = useRace((race) => race.clock);
  const say = useStore((state) => state.say);
  useEffect(() => {
    showRecordedBoard().catch((error: Error) => say(error.message));
  }, [say]);
  return (
    <Comparison clock={clock}>
      <RaceBar disabled={false} />
    </Comparison>
  );
}
