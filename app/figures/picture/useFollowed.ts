import { useState } from 'react';

/** The last value that was not null: what the reader follows while the cursor goes on to ops without it. */
export function useFollowed<T>(value: T | null, same: (a: T, b: T) => boolean = Object.is): T | null {
  const [followed, setFollowed] = useState(value);
  if (value !== null && (followed === null || !same(value, followed))) {
    setFollowed(value);
    return value;
  }
  return followed;
}
