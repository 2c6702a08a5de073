/** What ships with the site and is shown before anything has run here: a tape of each model, and the leaderboard. */
import * as v from 'valibot';
import { DataError } from '../../src/data/dataError';
import { fetchBytes } from '../../src/data/fetchBytes';
import { validated } from '../../src/data/validated';
import type { ModelName } from '../../src/models/config';
import { decodeTape } from '../../src/nn/tapeFile';
import { Board } from '../../src/train/board';
import type { TowerName } from '../../src/train/catalogue/tower';
import { useStore } from '../store/store';

const urlOf = (path: string): string => `${import.meta.env.BASE_URL}data/${path}`;

/** The checkpoint of a model that ships with the site. */
export const checkpointUrlOf = (model: ModelName): string =>
  new URL(urlOf(`checkpoints/${model}.bin`), location.href).href;

/** User and game vectors that ship with the site. */
export const towerUrlOf = (name: TowerName): string =>
  new URL(urlOf(`towers/${name}.bin`), location.href).href;

/** Shows the shipped tape of a model, unless there is a tape already. It speaks of the twin's games only. */
export async function showRecordedTape(model: ModelName): Promise<void> {
  const { recording, dataset } = decodeTape(await fetchBytes(urlOf(`tapes/${model}.bin`), 'tape'));
  const { tapes, dataset: open, setTape } = useStore.getState();
  if (tapes[model] || dataset !== open?.manifest.name) return;
  if (recording.model !== model) throw new DataError(`The tape of ${model} is one of ${recording.model}.`);
  if (!recording.history.every((item) => item > 0 && item in open.games))
    throw new DataError(`The tape of ${model} reads games that are not in this catalogue.`);
  setTape(model, recording, 'recorded');
}

const Json = v.pipe(v.string(), v.parseJson(), Board);

let board: Promise<void> | null = null;

/** Shows the shipped leaderboard; fetched once. */
export function showRecordedBoard(): Promise<void> {
  board ??= fetchBytes(urlOf('board.json'), 'leaderboard').then((bytes) => {
    const text = new TextDecoder().decode(bytes);
    useStore.getState().setBoard(validated(Json, text, 'The leaderboard cannot be read'));
  });
  return board;
}
