import { Fragment } from 'react';
import style from './Bugs.module.css';
import { sideHues } from './Curves';
import { type Figures, type Test, testsOf } from './figures';
import { type Side, sides } from './grading';

interface TestsProps {
  figures: Record<Side, Figures>;
  /** V. */
  games: number;
  /** Behind the means. */
  players: number;
}

/** One question a row, put to both runs. */
export function Tests({ figures, games, players }: TestsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={style.tests} aria-label="Tests of both runs" tabIndex={0}>
      <table>
        <caption className="visually-hidden">What both runs answer to the same tests</caption>
        <thead>
          <tr>
            <td />
            {sides.map((side) => (
              <th key={side} scope="col" style={{ color: sideHues[side] }}>
                {side}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {testsOf(games, players).map(({ title, tests }) => (
            <Fragment key={title}>
              <tr>
                <th scope="rowgroup" colSpan={3} className={style.group}>
                  {title}
                </th>
              </tr>
              {tests.map((test) => (
                <Row key={test.name} test={test} figures={figures} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ test, figures }: { test: Test; figures: Record<Side, Figures> }) {
  const values = sides.map((side) => ({ side, value: test.value(figures[side]) }));
  if (values.some(({ value }) => value === null)) return null;
  return (
    <tr>
      <th scope="row">
        {test.name}
        <small>{test.note}</small>
      </th>
      {values.map(({ side, value }) => (
        <td key={side}>
          {test.format(value ?? 0)}
          {test.bar && (
            <i className={style.bar} aria-hidden="true">
              <b style={{ width: `${100 * (value ?? 0)}%`, background: sideHues[side] }} />
            </i>
          )}
        </td>
      ))}
    </tr>
  );
}
