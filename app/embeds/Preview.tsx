import { type RefObject, useEffect, useState } from 'react';
import style from './EmbedDialog.module.css';
import { heightIn, isFrom } from './messages';

interface PreviewProps {
  frame: RefObject<HTMLIFrameElement | null>;
  src: string;
  title: string;
  /** CSS pixels; null for the room there is. */
  width: number | null;
  height: number;
}

/** The embed itself, in a frame, as it will be elsewhere. */
export function Preview({ frame, src, title, width, height: initial }: PreviewProps) {
  const [height, setHeight] = useState(initial);
  useEffect(() => {
    const hear = (event: MessageEvent) => {
      const asked = frame.current && isFrom(frame.current, event) ? heightIn(event.data) : null;
      if (asked !== null) setHeight(asked);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [frame]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className={style.preview} aria-label="Preview" tabIndex={0}>
      <iframe key={src} ref={frame} src={src} title={title} style={{ width: width ?? '100%', height }} />
    </section>
  );
}
