import { useCallback, useEffect } from 'react';
import * as v from 'valibot';
import { useStore } from './store';
import { describeRefusal } from './url';

/**
 * A setting of one figure, kept in the store: the address has it, and so has every link that is copied.
 * @param name what the address calls it: letters only, and no other figure's of the same page
 * @param schema reads it; what it refuses is said, and `initial` is shown instead
 */
export function useSetting<T extends string | number>(
  name: string,
  schema: v.GenericSchema<string, T>,
  initial: T,
): [T, (value: T) => void] {
  const text = useStore((state) => state.settings[name]);
  const set = useStore((state) => state.setSetting);
  const say = useStore((state) => state.say);
  const read = text === undefined ? null : v.safeParse(schema, text);
  const refused = read !== null && !read.success;
  useEffect(() => {
    if (!refused) return;
    say(describeRefusal({ name: `the setting “${name}”`, asked: [text], instead: 'the default' }));
    set(name, null);
  }, [refused, name, text, say, set]);
  const change = useCallback(
    (value: T) => set(name, value === initial ? null : String(value)),
    [set, name, initial],
  );
  return [read?.success ? read.output : initial, change];
}
