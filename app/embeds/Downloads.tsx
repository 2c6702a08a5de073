import { type RefObject, useState } from 'react';
import { Segments } from '../figures/picture/Segments';
import { Button } from '../ui/Button';
import { saveFile } from '../ui/saveFile';
import style from './EmbedDialog.module.css';

interface DownloadsProps {
  /** The preview: the picture is of what it shows. */
  frame: RefObject<HTMLIFrameElement | null>;
  /** Of the file. */
  name: string;
}

const grounds = [
  { id: 'filled', label: 'Filled' },
  { id: 'clear', label: 'Transparent' },
] as const;

/** The figure as a picture, for what cannot hold a frame: a newsletter, a slide. */
export function Downloads({ frame, name }: DownloadsProps) {
  const [ground, setGround] = useState<(typeof grounds)[number]['id']>('filled');
  const [said, setSaid] = useState('');
  const save = async (as: 'svg' | 'png') => {
    const page = frame.current?.contentDocument;
    const figure = page?.querySelector('figure');
    if (!page || !figure || page.querySelector('[data-waiting]'))
      return setSaid('The preview is still being opened.');
    const [{ pictureOf }, { pngOf }] = await Promise.all([import('./save/picture'), import('./save/png')]);
    const picture = pictureOf(figure, ground === 'filled');
    const blob =
      as === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await pngOf(picture, page);
    const file = `nextplay-${name}.${as}`;
    saveFile(file, blob);
    setSaid(
      `Saved as ${file}, ${picture.width} × ${picture.height} px${as === 'png' ? ' at double density' : ''}.`,
    );
  };
  const failed = (error: unknown) => setSaid(error instanceof Error ? error.message : String(error));
  return (
    <div className={style.downloads}>
      <span>As a picture</span>
      <Segments label="Ground of the picture" segments={grounds} selected={ground} onSelect={setGround} />
      <Button onClick={() => save('svg').catch(failed)}>SVG</Button>
      <Button onClick={() => save('png').catch(failed)}>PNG</Button>
      <small role="status">{said}</small>
    </div>
  );
}
