import { Link } from 'wouter';
import { pages } from '../pages';
import style from './NotFound.module.css';

/** The address leads nowhere; the pages that exist are a press away. */
export function NotFound() {
  return (
    <div className={style.page}>
      <p className={style.code}>404</p>
      <h1>There is no page at this address.</h1>
      <p className={style.lede}>
        A model would rank what you probably wanted. Unranked, these are all there are:
      </p>
      <ul>
        {pages.map(({ path, name, title }) => (
          <li key={path}>
            <Link href={path}>{path === '/' ? 'Home' : title}</Link>
            <span className="visually-hidden"> ({name})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
