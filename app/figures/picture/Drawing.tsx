import { useLayoutEffect, useRef } from 'react';
import type { Drawing as DrawingOf, Handle } from '../../../src/viz/types';
import '../../../src/viz/viz.css';
import '../../../src/viz/bump.css';
import '../../../src/viz/lists.css';
import '../../../src/viz/charts.css';

export interface DrawingProps<Data, Options> {
  of: DrawingOf<Data, Options>;
  data: Data;
  options: Options;
  className?: string;
}

/** Puts a drawing of src/viz on the page and keeps it up to date. */
export function Drawing<Data, Options>({ of, data, options, className }: DrawingProps<Data, Options>) {
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<Handle<Data, Options>>(null);
  const latest = useRef({ data, options });
  const drawn = useRef(latest.current);
  latest.current = { data, options };

  useLayoutEffect(() => {
    if (!element.current) return;
    const made = of(element.current, latest.current.data, latest.current.options);
    handle.current = made;
    drawn.current = latest.current;
    return () => {
      handle.current = null;
      made.destroy();
    };
  }, [of]);

  useLayoutEffect(() => {
    if (drawn.current.data === data && drawn.current.options === options) return;
    drawn.current = { data, options };
    handle.current?.update(data, options);
  }, [data, options]);

  return <div ref={element} className={className} />;
}
