import { Link } from 'wouter';
import { isOwnName } from '../../src/data/own/name';
import { yourData } from '../pages';
import { useStore } from '../store/store';
import { Notice } from '../ui/Notice';
import style from './Body.module.css';

/** Whose data the figures are counted from, where it is not what the text was written about. */
export function OwnData() {
  const manifest = useStore((state) => state.dataset?.manifest);
  if (!manifest || !isOwnName(manifest.name)) return null;
  const { title, recipe } = manifest;
  return (
    <div className={style.own}>
      <Notice title={`The figures on this page are of your data, ${title ?? manifest.name}.`}>
        The text was written about Steam libraries: a game is an item of yours, a player a user, and the order
        is that of {recipe.order === 'time' ? 'time' : 'your file'}. Models begin with fresh weights; what is
        marked as recorded is still about Steam. <Link href={yourData.path}>Choose other data</Link>.
      </Notice>
    </div>
  );
}
