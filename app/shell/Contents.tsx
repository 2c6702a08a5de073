import { Link, useLocation } from 'wouter';
import { chapters, type Page, workbench } from '../pages';
import { classes } from '../ui/classes';
import style from './Contents.module.css';

/** The table of contents: the pages that exist, and where the reader is. */
export function Contents({ className }: { className?: string }) {
  const [path] = useLocation();
  const entry = (page: Page) => (
    <li key={page.path} data-model={page.model}>
      <Link href={page.path} aria-current={page.path === path ? 'page' : undefined}>
        {page.number && <b className="num">{page.number}</b>}
        {page.name}
        <span className="num">{page.year}</span>
      </Link>
    </li>
  );
  return (
    <nav className={classes(style.contents, className)} aria-label="Contents">
      <p>Chapters</p>
      <ul>{chapters.map(entry)}</ul>
      <p>Workbench</p>
      <ul>{workbench.map(entry)}</ul>
    </nav>
  );
}
