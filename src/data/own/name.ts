/** How a data set that the reader has brought is called: after what is in it. */
import { DataError } from '../dataError';

export type OwnName = `own-${string}`;

export const isOwnName = (name: string): name is OwnName => /^own-[0-9a-f]{8}$/.test(name);

const scheme = 'indexeddb:';

/** The address of a data set that is kept in this browser, for those who open data sets by address. */
export const ownUrl = (name: OwnName): string => scheme + name;

/** The name in such an address; null in any other. */
export function ownNameIn(url: string): OwnName | null {
  const name = url.startsWith(scheme) ? url.slice(scheme.length) : '';
  return isOwnName(name) ? name : null;
}

/** This browser does not have the data set. */
export class NotHere extends DataError {
  constructor(name: OwnName) {
    super(
      `The data set ${name} is kept in the browser in which it was built, and this browser does not have it.`,
    );
  }
}
