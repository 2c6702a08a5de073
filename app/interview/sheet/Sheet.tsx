import { Button } from '../../ui/Button';
import './print.css';
import Measures from './measures.mdx';
import Models from './models.mdx';
import style from './Sheet.module.css';

/** Two pages to take along. What is printed from here is these two pages and nothing else. */
export default function Sheet() {
  return (
    <>
      <div className={style.intro}>
        <p>The models on one page, and how to train, measure and serve them on the other.</p>
        <Button variant="primary" onClick={() => print()}>
          Print, or save as PDF
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: paper is wider than a phone, and what scrolls has to be reachable */}
      <section className={style.sheet} data-sheet tabIndex={0} aria-label="Cheat sheet">
        <section aria-label="Page 1">
          <header>
            <b>Sequential recommenders</b> the models
          </header>
          <Models />
        </section>
        <section aria-label="Page 2">
          <header>
            <b>Sequential recommenders</b> losses, measures, traps
          </header>
          <Measures />
        </section>
      </section>
    </>
  );
}
