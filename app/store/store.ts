/** The state of the page: one store, a slice each for what is read, what is trained, where the cursor is, and who reads. */
import { create, type StateCreator } from 'zustand';
import { type CursorSlice, cursorSlice } from './cursor';
import { type DatasetSlice, datasetSlice } from './dataset';
import { type ReaderSlice, readerSlice } from './reader';
import { type RunSlice, runSlice } from './run';

export type Store = DatasetSlice & RunSlice & CursorSlice & ReaderSlice;

/** A part of the store that can read and write all of it. */
export type Slice<T> = StateCreator<Store, [], [], T>;

export const createStore: StateCreator<Store> = (...parts) => ({
  ...datasetSlice(...parts),
  ...runSlice(...parts),
  ...cursorSlice(...parts),
  ...readerSlice(...parts),
});

export const useStore = create<Store>()(createStore);
