import type { RefObject } from 'react';
import style from './EmbedDialog.module.css';

interface PreviewProps {
  frame: RefObject<HTMLIFrameElement | null>;
  src: string;
  title: string;
  /** CSS pixels; null for the room there is. */
  width: number | null;
}

/** The embed itself, in a frame, as it will be elsewhere; here it scrolls. */
export const Preview = ({ frame, src, title, width }: PreviewProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
  <section className={style.preview} aria-label="Preview" tabIndex={0}>
    <iframe key={src} ref={frame} src={src} title={title} style={{ width: width ?? '100%' }} />
  </section>
);
