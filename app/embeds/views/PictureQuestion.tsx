import { useEffect, useState } from 'react';
import { attention } from '../../interview/pictures/attention';
import { kinds } from '../../interview/pictures/kinds';
import { oracle } from '../../interview/pictures/oracle';
import { PictureFigure } from '../../interview/pictures/PictureFigure';
import { recorded, type Task, taskOf } from '../../interview/pictures/task';
import { useStore } from '../../store/store';
import { showRecordedTape } from '../../training/recorded';
import { Button } from '../../ui/Button';
import { ForwardIcon } from '../../ui/icons';
import style from '../Embed.module.css';

/** A question about the shipped reading of SASRec; those after it are put to the models themselves. */
export function PictureQuestion() {
  const data = useStore((state) => state.dataset);
  const [number, setNumber] = useState(0);
  const [asked, setAsked] = useState<{ number: number; task: Task } | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    if (!data) return;
    let latest = true;
    setError(null);
    (number === 0 ? opening() : taskOf(number, kinds, oracle, data)).then(
      (task) => latest && setAsked({ number, task }),
      (reason: Error) => latest && setError(reason.message),
    );
    return () => {
      latest = false;
    };
  }, [number, data]);

  const waiting = asked?.number !== number && !error;
  return (
    <>
      {data && asked && (
        <div data-model={asked.task.model}>
          <PictureFigure
            key={asked.number}
            task={asked.task}
            data={data}
            badge={asked.number === 0 ? 'recorded' : 'live'}
            after={
              <Button icon={<ForwardIcon />} disabled={waiting} onClick={() => setNumber(number + 1)}>
                {waiting ? 'The model is reading …' : 'Another picture, computed here'}
              </Button>
            }
          />
        </div>
      )}
      {error && (
        <p className={style.said} data-bad role="status">
          {error}
        </p>
      )}
    </>
  );
}

/** Asked of the recording: nothing is computed for it. */
async function opening(): Promise<Task> {
  await showRecordedTape('sasrec');
  const { tapes, dataset } = useStore.getState();
  if (!tapes.sasrec || !dataset) throw new Error('There is no recording to ask about.');
  const { recording } = tapes.sasrec;
  return taskOf(0, [attention], recorded(recording), dataset, () => [...recording.history]);
}
