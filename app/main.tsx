import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './ui/standIns.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode, startTransition, useLayoutEffect } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { routes } from './shell/routes';
import { Shell } from './shell/Shell';
import { followTheme } from './shell/theme';
import { rememberedTheme } from './store/reader';
import { useStore } from './store/store';
import { syncUrl } from './store/sync';

const base = import.meta.env.BASE_URL;

// Static hosts answer /sasrec with /sasrec/: the router knows pages without the slash.
if (location.pathname.endsWith('/') && location.pathname !== base) {
  history.replaceState(history.state, '', location.pathname.slice(0, -1) + location.search + location.hash);
}
syncUrl(useStore);
useStore.setState({ themeChoice: rememberedTheme() });
followTheme(useStore);

const root = document.getElementById('root') as HTMLElement;

function Site() {
  useLayoutEffect(() => root.removeAttribute('data-written'), []);
  return (
    <StrictMode>
      <Router base={base.slice(0, -1)}>
        <Shell />
      </Router>
    </StrictMode>
  );
}

/** Takes over the text that the build has written; a host may answer with another page's, where it knows no better. */
async function show() {
  const path = location.pathname.slice(base.length - 1);
  // Code that does not come is asked for again, and missed aloud, when the page is drawn.
  await routes
    .find((route) => route.path === path)
    ?.preload()
    .catch(() => {});
  if (root.dataset.written === path) startTransition(() => void hydrateRoot(root, <Site />));
  else createRoot(root).render(<Site />);
}

show();
