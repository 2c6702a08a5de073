import { createContext, type ReactNode, useContext } from 'react';
import { type RanksState, useRanks } from './useRanks';

const Context = createContext<RanksState | null>(null);

/** One round of questions for all figures of a chapter: they speak of the same players. */
export const RanksProvider = ({ children }: { children: ReactNode }) => (
  <Context.Provider value={useRanks()}>{children}</Context.Provider>
);

export function useSharedRanks(): RanksState {
  const state = useContext(Context);
  if (!state) throw new Error('This figure needs a RanksProvider around it.');
  return state;
}
