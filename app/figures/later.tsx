import { type ComponentType, lazy, Suspense } from 'react';
import { useLive } from './useLive';

interface Place {
  /** The anchor of the figure: links to it work before it is there. */
  id: string;
  /** Room that is kept for it, in pixels. */
  room: number;
}

/** A figure further down the page, whose code is fetched when its place comes near. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, place: Place) {
  const Loaded = lazy(async () => ({ default: await load() }));
  return function Later(props: Props) {
    const { place: kept, live } = useLive();
    const room = <div ref={kept} id={place.id} style={{ minHeight: place.room }} />;
    if (!live) return room;
    return (
      <Suspense fallback={room}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
