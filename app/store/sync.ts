/** Keeps the store and the address the same. */
import type { StoreApi } from 'zustand';
import { choosing } from './dataset';
import type { Store } from './store';
import { describeRefusal, readUrl, type UrlState, writeUrl } from './url';

/** Puts what the address asks for into the store, and says what could not be had. */
export function applyUrl(store: StoreApi<Store>, search: string): void {
  const { state, refusals } = readUrl(search);
  const { data = 'twin' } = state;
  store.setState({
    ...(data !== store.getState().dataName && choosing(data)),
    requestedGames: state.games ?? null,
    history: null,
    masked: state.masked ?? [],
    op: state.op ?? null,
    cell: state.cell ?? null,
    settings: state.settings ?? {},
    requestedBackend: state.backend ?? null,
    requestedTheme: state.theme ?? null,
    requestedConfig: state.config,
  });
  const { say, takeGames } = store.getState();
  for (const refusal of refusals) say(describeRefusal(refusal));
  takeGames();
}

/** What of the store is worth an address: only what was chosen, not what is the default. */
export function urlStateOf(state: Store): UrlState {
  const { history, dataset, requestedGames } = state;
  return {
    games:
      history && dataset ? history.map((item) => dataset.games[item].appId) : (requestedGames ?? undefined),
    masked: state.masked.length > 0 ? state.masked : undefined,
    op: state.op ?? undefined,
    cell: state.cell ?? undefined,
    settings: Object.keys(state.settings).length > 0 ? state.settings : undefined,
    data: state.dataName === 'twin' ? undefined : state.dataName,
    backend: state.requestedBackend ?? undefined,
    theme: state.requestedTheme ?? undefined,
    config: state.requestedConfig,
  };
}

/** Long enough that a scrub does not flood the browser's history, short enough that a copied link is true. */
const debounce = 250;

/** Writes every change of the store into the address, and reads the address after Back and Forward. */
export function syncUrl(store: StoreApi<Store>): () => void {
  applyUrl(store, location.search);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    const search = writeUrl(urlStateOf(store.getState()), location.search);
    if (search !== location.search)
      history.replaceState(history.state, '', location.pathname + search + location.hash);
  };
  const unsubscribe = store.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(write, debounce);
  });
  const read = () => applyUrl(store, location.search);
  addEventListener('popstate', read);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    removeEventListener('popstate', read);
  };
}

/** The address of what is on screen now, for Copy link: without waiting for the address bar. */
export function linkTo(state: Store, anchor?: string): string {
  const { origin, pathname, search } = location;
  return `${origin}${pathname}${writeUrl(urlStateOf(state), search)}${anchor ? `#${anchor}` : ''}`;
}
