import { useLayoutEffect, useRef } from 'react';
import { shallow } from 'zustand/shallow';
import type { Drawing as DrawingOf, Handle } from '../../../src/viz/types';
import '../../../src/viz/viz.css';
import '../../../src/viz/bump.css';
import '../../../src/viz/lists.css';
import '../../../src/viz/charts.css';

export interface DrawingProps<Data, Options> {
  of: DrawingOf<Data, Options>;
  data: Data;
  /** Its handlers, `on…`, may be others each time. */
  options: Options;
  className?: string;
}

/** Puts a drawing of src/viz on the page, and draws it again when its data or options are others. */
export function Drawing<Data, Options extends object>({
  of,
  data,
  options,
  className,
}: DrawingProps<Data, Options>) {
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<Handle<Data, Options>>(null);
  const latest = useRef({ data, options });
  const drawn = useRef(latest.current);
  latest.current = { data, options };

  useLayoutEffect(() => {
    if (!element.current) return;
    const made = of(element.current, latest.current.data, answering(latest));
    handle.current = made;
    drawn.current = latest.current;
    return () => {
      handle.current = null;
      made.destroy();
    };
  }, [of]);

  useLayoutEffect(() => {
    const before = drawn.current;
    if (shallow(before.data, data) && shallow(looks(before.options), looks(options))) return;
    drawn.current = { data, options };
    handle.current?.update(data, answering(latest));
  }, [data, options]);

  return <div ref={element} className={className} />;
}

type Handler = (...args: unknown[]) => unknown;

const withHandlers = <Options extends object>(options: Options, as: (name: string) => unknown): Options =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      /^on[A-Z]/.test(name) && typeof value === 'function' ? as(name) : value,
    ]),
  ) as Options;

/** Options as far as they can be seen: of a handler, that there is one. */
const looks = <Options extends object>(options: Options) => withHandlers(options, () => true);

/** Options with handlers that call those of the latest ones, whenever that may be. */
const answering = <Options extends object>(latest: { readonly current: { options: Options } }): Options =>
  withHandlers(latest.current.options, (name) => (...args: unknown[]) => {
    const { [name]: handler } = latest.current.options as Record<string, Handler | undefined>;
    return handler?.(...args);
  });
