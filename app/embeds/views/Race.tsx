import { useEffect } from 'react';
import { Comparison } from '../../lab/Comparison';
import { RaceBar } from '../../lab/RaceBar';
import { useRace } from '../../lab/useRace';
import { useStore } from '../../store/store';
import { showRecordedBoard } from '../../training/recorded';

/** The curves that ship, and the control that runs the models against each other here. */
export function Race() {
  const race = useRace();
  const say = useStore((state) => state.say);
  useEffect(() => {
    showRecordedBoard().catch((error: Error) => say(error.message));
  }, [say]);
  return (
    <Comparison clock={race.clock}>
      <RaceBar race={race} disabled={false} />
    </Comparison>
  );
}
