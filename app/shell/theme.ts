/** The theme: what the address asks for, else what the reader chose, else what their system prefers. */
import type { StoreApi } from 'zustand';
import type { Store } from '../store/store';

export function followTheme(store: StoreApi<Store>): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { requestedTheme, themeChoice } = store.getState();
    const chosen = requestedTheme ?? (themeChoice === 'auto' ? null : themeChoice);
    document.documentElement.dataset.theme = chosen ?? (dark.matches ? 'dark' : 'light');
  };
  apply();
  dark.addEventListener('change', apply);
  store.subscribe((state, before) => {
    if (state.themeChoice !== before.themeChoice || state.requestedTheme !== before.requestedTheme) apply();
  });
}
