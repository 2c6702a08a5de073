/** The one cursor: which history is read, which op and which cell of it the reader is at, and what the pointer is over. */
import { shallow } from 'zustand/shallow';
import type { OpCell } from './properties';
import type { Slice } from './store';

export interface CursorSlice {
  /** Item ids, oldest first; null until the reader or the address chooses: then each page shows its own example. */
  history: number[] | null;
  /** App ids that the address asks for, until the data set that knows them is open. */
  requestedGames: number[] | null;
  /** Positions hidden from BERT4Rec. */
  masked: number[];
  /** Id of the op; null is the first. */
  op: string | null;
  cell: OpCell | null;
  /** What has been set in the figures of the page, as the address has it. */
  settings: Record<string, string>;
  /** Id of the op that the pointer is over, wherever it is: figure, code, equation. */
  hovered: string | null;
  /** The cell that the pointer is over: the inputs it was computed from are lit. */
  pointed: { op: string; cell: OpCell } | null;
  setHistory(history: number[] | null): void;
  setMasked(masked: number[]): void;
  /** Another history, with its own positions hidden: one change, and one question to the model. */
  setReading(history: number[], masked: number[]): void;
  /** Goes to an op; the cell is kept if it is the same op. */
  setOp(op: string | null): void;
  setCell(cell: OpCell | null): void;
  /** Null is the default, of which the address says nothing. */
  setSetting(name: string, value: string | null): void;
  setHovered(op: string | null): void;
  setPointed(pointed: CursorSlice['pointed']): void;
  /** Another page: its ops and figures are others. The history stays. */
  leavePage(): void;
  /** Turns the requested app ids into a history, and says which of them the data set does not have. */
  takeGames(): void;
}

export const cursorSlice: Slice<CursorSlice> = (set, get) => ({
  history: null,
  requestedGames: null,
  masked: [],
  op: null,
  cell: null,
  settings: {},
  hovered: null,
  pointed: null,
  setHistory: (history) => set({ history }),
  setMasked: (masked) => set({ masked }),
  setReading: (history, masked) =>
    set((state) => ({ history, masked: shallow(state.masked, masked) ? state.masked : masked })),
  setOp: (op) => set((state) => ({ op, cell: state.op === op ? state.cell : null })),
  setCell: (cell) => set({ cell }),
  setSetting: (name, value) =>
    set(({ settings: { [name]: _, ...others } }) => ({
      settings: value === null ? others : { ...others, [name]: value },
    })),
  setHovered: (hovered) => set({ hovered }),
  setPointed: (pointed) => set({ pointed }),
  leavePage: () => set({ op: null, cell: null, hovered: null, pointed: null, masked: [], settings: {} }),

  takeGames() {
    const { requestedGames, itemOf, dataset, say } = get();
    if (!requestedGames || !dataset) return;
    const known = requestedGames.filter((appId) => itemOf.has(appId));
    const unknown = requestedGames.filter((appId) => !itemOf.has(appId));
    const history = [...new Set(known)].map((appId) => itemOf.get(appId) as number);
    set({ requestedGames: null, history: history.length > 0 ? history : null });
    if (unknown.length > 0) say(describeUnknown(unknown, history.length));
  },
});

function describeUnknown(appIds: number[], left: number): string {
  const named = appIds.slice(0, 5).join(', ');
  const which = `${appIds.length === 1 ? 'a game' : 'games'} that this data set does not have (Steam app ${named}${appIds.length > 5 ? ` and ${appIds.length - 5} more` : ''})`;
  const shown = left === 0 ? 'an example history' : left === 1 ? 'the other game' : `the other ${left} games`;
  return `This link asked for ${which}; showing ${shown} instead.`;
}
