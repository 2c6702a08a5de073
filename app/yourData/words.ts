/** Sizes, names and reasons as the page says them. */
import type { LossName, Settings } from '../../src/data/own/build';
import type { Role } from '../../src/data/own/columns';

export const roleNames: Record<Role, { label: string; effect: string }> = {
  user: { label: 'User', effect: 'Whose history a row belongs to.' },
  item: { label: 'Item', effect: 'What is recommended: called a game on the pages of this site.' },
  time: { label: 'Time', effect: 'Sorts each history. Without one, the order of the file counts.' },
  title: { label: 'Title', effect: 'What the item is called, where its own name says little.' },
  minutes: { label: 'Minutes played', effect: 'Rows below the playtime are left out.' },
};

/** Why rows are not in the data set, in the order in which they fall. */
export const lossWords: Record<LossName, (settings: Settings) => string> = {
  broken: () => 'broken lines',
  user: () => 'no user in them',
  item: () => 'no item in them',
  time: () => 'a time that cannot be read',
  minutes: () => 'a playtime that is no number of minutes',
  unplayed: ({ minMinutes }) => `played for less than ${minMinutes} minutes`,
  again: () => 'the same item for the same user again',
  older: ({ maxLength }) => `older than the last ${maxLength} of their user`,
  core: ({ core }) => `fell in the ${core}-core`,
  short: () => 'of users with fewer than three items',
};

/** "about 12 s left"; empty before that can be told. */
export function timeLeft(done: number, seconds: number): string {
  if (done < 0.02 || seconds < 1) return '';
  const left = (seconds * (1 - done)) / done;
  return left < 90 ? `about ${Math.ceil(left)} s left` : `about ${Math.round(left / 60)} min left`;
}
