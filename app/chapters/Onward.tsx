import { Link } from 'wouter';
import { chapters, type Page, workbench } from '../pages';
import style from './Onward.module.css';

const book = [...chapters, ...workbench];

/** At the foot of a chapter: what came before it, and what comes next. */
export function Onward({ path }: { path: string }) {
  const place = book.findIndex((page) => page.path === path);
  return (
    <nav className={style.onward} aria-label="The chapters beside this one">
      <Neighbour page={book[place - 1]} says="Before" />
      <Neighbour page={book[place + 1]} says="Next" />
    </nav>
  );
}

function Neighbour({ page, says }: { page: Page | undefined; says: string }) {
  if (!page) return <span />;
  return (
    <Link href={page.path} data-model={page.model}>
      <span>
        {says}
        {page.number && `: chapter ${page.number}`}
      </span>
      {page.title}
    </Link>
  );
}
