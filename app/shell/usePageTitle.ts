import { useEffect } from 'react';
import { home, pages } from '../pages';

/** Names the window, and with it the browser's history, after the page. */
export function usePageTitle(path: string): void {
  useEffect(() => {
    const page = pages.find((candidate) => candidate.path === path);
    const title = page?.title ?? 'No such page';
    document.title = page === home ? title : `${title} · NextPlay`;
  }, [path]);
}
