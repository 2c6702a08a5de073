import { useContext } from 'react';
import { FigureSetting } from '../../figures/setting';
import style from '../../ranks/Ranks.module.css';
import { useStore } from '../../store/store';
import { Everybody } from './Everybody';

/** Nobody has been asked yet: where to ask them, or, where the figure stands alone, the control itself. */
export function AskFirst() {
  const alone = useContext(FigureSetting) !== null;
  const total = useStore((state) => state.dataset?.manifest.counts.players ?? 0);
  if (alone) return <Everybody total={total} />;
  return (
    <p className={style.waiting}>
      Ask the players in <a href="#sampled">figure 8.2</a> first.
    </p>
  );
}
