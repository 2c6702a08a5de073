/** What the page and the worker that reads files say to each other. */
import type { Report, Settings } from '../../data/own/build';
import type { Look } from '../../data/own/look';
import type { OnProgress, Source } from '../../data/own/read';
import type { OwnEntry } from '../../data/own/shelf';
import type { OwnedGame } from '../../data/own/steamLibrary';
import type { ModelName } from '../../models/config';

export interface BuildRequest {
  settings: Settings;
  /** For the sentence on where the rows come from. */
  fileName: string;
  /** Where the data set lies that knows Steam's games; null where the items are none of them. */
  catalogueUrl: string | null;
}

/** What is in a file that was saved. */
export interface SavedContents {
  name: string;
  title: string;
  savedAt: number;
  search: string;
  /** Null where the data set is not in the file. */
  counts: OwnEntry['counts'] | null;
  models: ModelName[];
  /** Of these there is a run in this browser already. */
  here: ModelName[];
}

/** Every method rejects with a sentence for the reader. */
export interface OwnData {
  look(file: Blob): Promise<Look>;
  /** A player's own games. */
  library(file: Blob): Promise<OwnedGame[]>;
  /** Reads a file into memory, for `build`. */
  read(file: Blob, source: Source, onProgress: OnProgress): Promise<void>;
  /** Makes a data set of what was read. */
  build(request: BuildRequest): Promise<Report>;
  /** Keeps what was built in this browser. */
  keep(title: string): Promise<OwnEntry>;
  /** A data set with its runs as a file; `search` is the query of the page's address. */
  save(name: string, title: string, search: string): Promise<Blob>;
  /** Reads a saved file into memory, for `take`. */
  inspect(file: Blob): Promise<SavedContents>;
  /** Keeps what the file held; runs that are here already only if they may be replaced. */
  take(replace: boolean): Promise<void>;
}
