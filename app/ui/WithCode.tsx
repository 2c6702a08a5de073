import { type ReactNode, useSyncExternalStore } from 'react';

const subscribe = () => () => {};

/** What is nothing without code: left out of the page as the build writes it, and there once that has been taken over. */
export const WithCode = ({ children }: { children: ReactNode }): ReactNode =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  ) && children;
