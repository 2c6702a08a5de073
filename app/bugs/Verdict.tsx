import { catalogueSize } from '../../src/data/dataset';
import { Excerpt } from '../code/Excerpt';
import { useStore } from '../store/store';
import style from './Bugs.module.css';
import { diagnoses } from './diagnoses';
import type { Exercise } from './exercises';
import type { Figures } from './figures';
import { type Grade, type Side, sides } from './grading';
import { linesOf } from './lines';
import { catches, evidenceOf } from './verdicts';

interface VerdictProps {
  exercise: Exercise;
  figures: Record<Side, Figures>;
  broken: Side;
  grade: Grade;
}

/** What it was, how the plots show it, the lines that did it, and the test that would have found it. */
export function Verdict({ exercise: { fault }, figures, broken, grade }: VerdictProps) {
  const dataset = useStore((state) => state.dataset);
  const sound = sides.find((side) => side !== broken) as Side;
  if (!dataset) return null;
  const [seen, meant] = evidenceOf(fault, {
    sound: figures[sound],
    broken: figures[broken],
    games: catalogueSize(dataset),
  });
  const { file, title, asserts } = catches[fault];
  return (
    <section className={style.verdict} aria-label="Verdict">
      <div className={style.finding}>
        <p className={style.asked}>
          {headline(grade)} Run {broken}. {diagnoses[fault].label}.
        </p>
        <p>{seen}</p>
        <p>{meant}</p>
        <p>
          <b>The test that finds it.</b> “{title}”, in <code>{file}</code>: {asserts}
        </p>
      </div>
      <section className={style.lines} aria-label="The lines that did it">
        {linesOf[fault].map((quoted) => (
          <Excerpt key={quoted.path} {...quoted} />
        ))}
      </section>
    </section>
  );
}

function headline({ found, slips }: Grade): string {
  if (!found) return 'This is what it was.';
  return slips === 0 ? 'Found, at first sight.' : 'Found.';
}
