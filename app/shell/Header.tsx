import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { chapters, workbench } from '../pages';
import { IconButton } from '../ui/Button';
import { CloseIcon, MenuIcon } from '../ui/icons';
import { Brand } from './Brand';
import { Contents } from './Contents';
import style from './Header.module.css';
import { StatusChips } from './StatusChips';
import { ThemeButton } from './ThemeButton';

/** Always in reach: where one is, what is running, on which data. On a phone the contents unfold from it. */
export function Header() {
  const [path] = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === path;
  useEscape(open, () => setOpenAt(null));
  const learning = chapters.some((chapter) => chapter.path === path);

  return (
    <header className={style.header}>
      <div className={style.bar}>
        <Brand />
        <nav className={style.nav} aria-label="Main">
          <Link href={chapters[0].path} aria-current={learning ? 'page' : undefined}>
            Learn
          </Link>
          {workbench.map((page) => (
            <Link key={page.path} href={page.path} aria-current={path === page.path ? 'page' : undefined}>
              {page.name}
            </Link>
          ))}
        </nav>
        <div className={style.status}>
          <StatusChips />
        </div>
        <ThemeButton />
        <IconButton
          className={style.menu}
          variant="plain"
          label={open ? 'Close the contents' : 'Contents'}
          icon={open ? <CloseIcon /> : <MenuIcon />}
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpenAt(open ? null : path)}
        />
      </div>
      <div id="menu" className={style.sheet} hidden={!open}>
        <Contents />
        <StatusChips />
      </div>
    </header>
  );
}

function useEscape(active: boolean, close: () => void) {
  useEffect(() => {
    if (!active) return;
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && close();
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
}
