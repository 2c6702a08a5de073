import { useEffect, useRef, useState } from 'react';
import { useStore } from '../../store/store';
import { Button } from '../../ui/Button';
import { ForwardIcon } from '../../ui/icons';
import { Notice } from '../../ui/Notice';
import { modelNames } from '../../workbench/names';
import { epochOf } from '../../workbench/runs';
import style from '../Interview.module.css';
import { useProgress } from '../progress/store';
import { kinds } from './kinds';
import { oracle } from './oracle';
import { PictureFigure } from './PictureFigure';
import { type Task, taskOf } from './task';

/** Pictures of the reader's own models, and what they are asked to say of them. */
export default function Pictures() {
  const data = useStore((state) => state.dataset);
  const { progress, change } = useProgress();
  const { asked, right } = progress.pictures;
  const [number, setNumber] = useState(asked);
  const [task, setTask] = useState<Task | null>(null);
  const [error, setError] = useState<string | null>(null);
  const marked = useRef<number | null>(null);

  useEffect(() => {
    if (!data) return;
    let latest = true;
    setTask(null);
    setError(null);
    taskOf(number, kinds, oracle, data).then(
      (made) => latest && setTask(made),
      (reason: Error) => latest && setError(reason.message),
    );
    return () => {
      latest = false;
    };
  }, [number, data]);

  const mark = (correct: boolean) => {
    if (marked.current === number) return;
    marked.current = number;
    change({ pictures: { asked: asked + 1, right: right + Number(correct) } });
  };
  return (
    <div className={style.room} data-model={task?.model}>
      <div className={style.tools}>
        <Button icon={<ForwardIcon />} disabled={!task && !error} onClick={() => setNumber(number + 1)}>
          Another picture
        </Button>
        <p className={style.hint} role="status">
          {asked > 0 ? `${right} of ${asked} answered rightly` : 'Five kinds of question come in turn.'}
        </p>
      </div>
      {error && (
        <Notice tone="error" title="No picture can be made now.">
          {error}
        </Notice>
      )}
      {data && task ? (
        <PictureFigure key={number} task={task} data={data} badge="live" onMark={mark}>
          <Weights model={task.model} />
        </PictureFigure>
      ) : (
        <p className={style.waiting} role="status">
          {!error && 'The model is reading somebody’s library …'}
        </p>
      )}
    </div>
  );
}

/** Whose weights these are. */
function Weights({ model }: { model: Task['model'] }) {
  const run = useStore((state) => state.runs[model]);
  if (!run) return null;
  const name = modelNames[model];
  return (
    <p className={style.hint}>
      {run.origin === 'trained'
        ? `Your own ${name}, trained here for ${epochOf(run)} epochs.`
        : run.origin === 'recorded'
          ? `The ${name} that comes with the site. Train your own in its chapter, and the questions will be about that.`
          : `A ${name} that has not been trained yet.`}
    </p>
  );
}
