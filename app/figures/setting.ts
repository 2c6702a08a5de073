import { createContext, type ReactNode } from 'react';

/** What frames a figure that stands alone, in somebody else's page. */
export interface Setting {
  /** Beside the title. */
  actions: ReactNode;
  /** Below everything. */
  foot: ReactNode;
}

/** Null in the pages of the book. */
export const FigureSetting = createContext<Setting | null>(null);
