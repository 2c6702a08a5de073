import { Link } from 'wouter';
import { chapters } from '../pages';
import style from './Home.module.css';

/** The chapters in their order, from the first question to the last. */
export function Book() {
  return (
    <section aria-labelledby="book">
      <h2 id="book" className={style.heading}>
        From a bag of games to an honest comparison
      </h2>
      <ol className={style.book}>
        {chapters.map(({ path, number, title, model }) => (
          <li key={path} data-model={model}>
            <Link href={path}>
              <span className="num">{number}</span> {title}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
