import { useEffect, useState } from 'react';
import { useStore } from '../store/store';
import { showRecordedTape } from '../training/recorded';
import style from './OpeningFigure.module.css';
import { Reading } from './Reading';

const model = 'gru4rec';

/** One real figure on the front page, played from a recording. Where there is none, there is no figure. */
export function OpeningFigure() {
  const tape = useStore((state) => state.tapes[model]);
  const dataset = useStore((state) => state.dataset);
  const broken = useStore((state) => state.dataError !== null);
  const [absent, setAbsent] = useState(false);

  // A tape speaks of games: it can be shown when they are known.
  useEffect(() => {
    if (!dataset) return;
    const look = () => setAbsent(!useStore.getState().tapes[model]);
    showRecordedTape(model).then(look, look);
  }, [dataset]);

  if (tape && dataset) return <Reading tape={tape} dataset={dataset} />;
  return absent || broken ? null : <div className={style.waiting} />;
}
