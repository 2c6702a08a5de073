import { useEffect, useState } from 'react';

export const rooms = [
  { id: 'bank', label: 'Questions' },
  { id: 'practice', label: 'Practice' },
  { id: 'pictures', label: 'Explain a picture' },
  { id: 'design', label: 'System design' },
  { id: 'sheet', label: 'Cheat sheet' },
] as const;

export type Room = (typeof rooms)[number]['id'];

const roomInAddress = (): Room => rooms.find(({ id }) => `#${id}` === location.hash)?.id ?? 'bank';

/** Which part of the room is open. The address names it. */
export function useRoom(): [Room, (room: Room) => void] {
  const [room, setRoom] = useState(roomInAddress);
  useEffect(() => {
    const read = () => setRoom(roomInAddress());
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const enter = (next: Room) => {
    setRoom(next);
    history.replaceState(history.state, '', `${location.pathname}${location.search}#${next}`);
  };
  return [room, enter];
}
