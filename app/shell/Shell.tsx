import { Suspense, useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useStore } from '../store/store';
import { Contents } from './Contents';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';
import { Messages } from './Messages';
import { NotFound } from './NotFound';
import { routes } from './routes';
import style from './Shell.module.css';
import { useAnchor } from './useAnchor';
import { usePageTitle } from './usePageTitle';

/** The frame of every page: header, contents, messages, and the page in the middle. */
export function Shell() {
  const [path] = useLocation();
  const wide = path === '/';
  usePageTitle(path);
  useLeavingPages(path);
  useOpenData();
  useAnchor();

  return (
    <>
      <a className={style.skip} href="#content">
        Skip to the content
      </a>
      <Header />
      <div className={style.frame} data-wide={wide || undefined}>
        {!wide && <Contents className={style.contents} />}
        <main id="content" tabIndex={-1} className={style.main}>
          <Messages />
          <ErrorBoundary key={path}>
            <Suspense
              fallback={<div className={style.waiting} role="status" aria-label="Loading the page" />}
            >
              <Switch>
                {routes.map(({ path, Page }) => (
                  <Route key={path} path={path} component={Page} />
                ))}
                <Route component={NotFound} />
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </>
  );
}

/**
 * A new page starts at its top, with a cursor of its own. Back and Forward bring a query with them: then it is the
 * address that says where the cursor is.
 */
function useLeavingPages(path: string) {
  const leavePage = useStore((state) => state.leavePage);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of path that matters
  useEffect(
    () => () => {
      if (location.search !== '') return;
      leavePage();
      scrollTo(0, 0);
    },
    [path, leavePage],
  );
}

/** Opens the data set that is chosen: asked of the store itself, for a page that is taken over knows it only afterwards. */
function useOpenData() {
  useEffect(() => {
    const { getState, subscribe } = useStore;
    const open = () => void getState().openData(getState().dataName);
    open();
    return subscribe((now, before) => {
      if (now.dataName !== before.dataName) open();
    });
  }, []);
}
