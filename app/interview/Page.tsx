import 'katex/dist/katex.min.css';
import { lazy, Suspense } from 'react';
import { Tabs } from '../ui/Tabs';
import { WithCode } from '../ui/WithCode';
import { Bank } from './bank/Bank';
import { questions } from './bank/questions';
import style from './Interview.module.css';
import { rooms, useRoom } from './useRoom';

const Practice = lazy(() => import('./practice/Practice'));
const Pictures = lazy(() => import('./pictures/Pictures'));
const Design = lazy(() => import('./design/Design'));
const Sheet = lazy(() => import('./sheet/Sheet'));

/** Questions to be answered aloud, and four ways to prepare for them. */
export default function Interview() {
  return (
    <article className={style.page}>
      <header className="prose">
        <p className="eyebrow">Workbench</p>
        <h1>The interview room</h1>
        <p className="lede">
          {questions.length} questions on sequential recommenders. Say the answer aloud before you look at
          ours. Most of them end in a figure of this site that shows the point.
        </p>
      </header>
      <WithCode>
        <Rooms />
      </WithCode>
    </article>
  );
}

function Rooms() {
  const [room, enter] = useRoom();
  return (
    <div className={style.rooms}>
      <Tabs label="The room" tabs={rooms} selected={room} onSelect={enter}>
        <Suspense fallback={<div className={style.waiting} role="status" aria-label="Loading" />}>
          {room === 'bank' && <Bank />}
          {room === 'practice' && <Practice />}
          {room === 'pictures' && <Pictures />}
          {room === 'design' && <Design />}
          {room === 'sheet' && <Sheet />}
        </Suspense>
      </Tabs>
    </div>
  );
}
