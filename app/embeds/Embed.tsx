import { lazy, Suspense, useMemo } from 'react';
import { FigureSetting } from '../figures/setting';
import { useInView } from '../figures/useInView';
import { ErrorBoundary } from '../shell/ErrorBoundary';
import { useStore } from '../store/store';
import { urlStateOf } from '../store/sync';
import { writeUrl } from '../store/url';
import style from './Embed.module.css';
import type { EmbeddedFigure } from './figures';
import { pageUrl } from './snippets';
import { views } from './views';

/** One figure alone. Nothing is fetched or drawn before it has come into view. */
export function Embed({ figure }: { figure: EmbeddedFigure }) {
  const { place, seen } = useInView();
  const View = useMemo(() => lazy(views[figure.name]), [figure]);
  const waiting = (
    <div className={style.waiting} data-waiting style={{ minHeight: figure.height }} role="status">
      Opening the figure …
    </div>
  );
  return (
    <main ref={place} data-model={figure.model}>
      <FigureSetting value={{ actions: null, foot: <Foot figure={figure} /> }}>
        {seen ? (
          <ErrorBoundary>
            <Suspense fallback={waiting}>
              <View figure={figure} />
            </Suspense>
            <Said />
          </ErrorBoundary>
        ) : (
          waiting
        )}
      </FigureSetting>
    </main>
  );
}

/** What went wrong, whichever figure it is. */
function Said() {
  const messages = useStore((state) => state.messages);
  const backendError = useStore((state) => state.backendError);
  const said = [...messages, backendError].filter((message) => message !== null).join(' ');
  return (
    said && (
      <p className={style.said} data-bad role="status">
        {said}
      </p>
    )
  );
}

/** The way back to the page that the figure is from, in the state that it has now. */
function Foot({ figure }: { figure: EmbeddedFigure }) {
  const state = useStore((store) => writeUrl({ ...urlStateOf(store), theme: undefined }));
  const site = new URL(import.meta.env.BASE_URL, location.href).href;
  return (
    <footer className={style.foot}>
      <a href={pageUrl({ figure, site, state })} target="_blank" rel="noopener">
        Open in NextPlay{figure.page === `/${figure.model}` && ', beside its code'}
      </a>
    </footer>
  );
}
