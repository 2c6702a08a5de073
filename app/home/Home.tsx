import { Link } from 'wouter';
import { chapters, lab } from '../pages';
import { About } from './About';
import { Book } from './Book';
import style from './Home.module.css';
import { ModelCard } from './ModelCard';
import { OpeningFigure } from './OpeningFigure';

const first = chapters[0];

/** The front page: what this is, one real figure, and the ways in. */
export default function Home() {
  return (
    <div className={style.home}>
      <section className={style.hero}>
        <p className="eyebrow">An explorable textbook</p>
        <h1>
          Look inside the models that guess <em>what you will play next</em>
        </h1>
        <div className={style.deck}>
          <p className={style.lede}>
            Three sequential recommenders train here, in this tab, on the order of games in Steam libraries.
            Stop one at any step, and read every number it holds beside the line of code that made it.
          </p>
          <p className={style.ways}>
            <Link className={style.start} href={first.path}>
              Begin with chapter {first.number}
            </Link>
            <Link className={style.other} href={lab.path}>
              Open the lab
            </Link>
          </p>
        </div>
      </section>
      <OpeningFigure />
      <section aria-labelledby="models">
        <h2 id="models" className={style.heading}>
          One question, three answers
        </h2>
        <p className={style.intro}>
          Given the games a player has, in order, which comes next? Each of these models was published as a
          better answer than those before it, and each is easiest to understand as a change to the last.
        </p>
        <div className={style.cards}>
          {chapters.map((chapter) => (
            <ModelCard key={chapter.path} chapter={chapter} />
          ))}
        </div>
      </section>
      <Book />
      <About />
    </div>
  );
}
