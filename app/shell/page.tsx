import { type ComponentType, lazy, useState } from 'react';

type PageModule = { default: ComponentType };

/** A page whose code is fetched when it is first needed. */
export interface LoadedPage {
  Page: ComponentType;
  /** Fetches the code, so that the page is there the moment it is shown, without a blank in between. */
  preload(): Promise<void>;
}

export function page(load: () => Promise<PageModule>): LoadedPage {
  let loaded: ComponentType | null = null;
  const fetchPage = async () => {
    const module = await load();
    loaded = module.default;
    return module;
  };
  const Waiting = lazy(fetchPage);
  function Page() {
    const [Shown] = useState(() => loaded ?? Waiting);
    return <Shown />;
  }
  return {
    Page,
    async preload() {
      await fetchPage();
    },
  };
}
