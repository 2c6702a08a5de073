import { type ComponentType, lazy, Suspense } from 'react';

interface Place {
  /** The anchor of the figure: links to it work before it is there. */
  id: string;
  /** Room that is kept for it, in pixels. */
  room: number;
}

/** A figure further down the page, whose code is fetched after that of the page itself. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, place: Place) {
  const Loaded = lazy(async () => ({ default: await load() }));
  const room = <div id={place.id} style={{ minHeight: place.room }} />;
  return function Later(props: Props) {
    return <Suspense fallback={room}>{import.meta.env.SSR ? room : <Loaded {...props} />}</Suspense>;
  };
}
