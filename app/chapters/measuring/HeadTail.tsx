import { useMemo } from 'react';
import { isModel } from '../../../src/models/config';
import { meanGain } from '../../../src/train/ranks';
import { Figure } from '../../figures/Figure';
import style from '../../ranks/Ranks.module.css';
import { useSharedRanks } from '../../ranks/RanksContext';
import { recommenders } from '../../ranks/useRanks';
import { useStore } from '../../store/store';
import { Board } from '../../workbench/Board';
import { AskFirst } from './AskFirst';
import { headOf } from './head';

/** The few games that half of all training entries are of, and all the others. */
export function HeadTail() {
  const dataset = useStore((state) => state.dataset);
  const { table } = useSharedRanks();
  const head = useMemo(() => dataset && headOf(dataset), [dataset]);
  const asked = recommenders.filter((name) => table[name]);
  return (
    <Figure
      id="tail"
      title="Head and tail"
      number="8.4"
      badge={asked.length > 0 ? 'live' : undefined}
      caption="The same players in two groups: those whose last game is one of the few that half of all entries are of, and the others. A mean over all of them hides how different the two are. A recommender that only knows what is popular finds nothing at all in the tail, and a model is worth its trouble where the two columns are close."
    >
      <div className={style.body}>
        {!head || asked.length === 0 ? (
          <AskFirst />
        ) : (
          <>
            <Board
              caption="HR@10 for players whose last game is in the head, and in the tail"
              columns={['Model', 'head', 'tail', 'all']}
              rows={asked.map((name) => {
                const { ranks, targets, title } = table[name] as NonNullable<(typeof table)[typeof name]>;
                const group = (inHead: boolean) => ranks.filter((_, i) => head.has(targets[i]) === inHead);
                return {
                  title,
                  model: isModel(name) ? name : undefined,
                  cells: [group(true), group(false), ranks].map((ranks) => shareOf(ranks)),
                };
              })}
            />
            <p className={style.verdict}>
              The head is {head.size} of {(dataset?.games.length ?? 1) - 1} games: together they are half of
              all entries that the models learn from.
            </p>
          </>
        )}
      </div>
    </Figure>
  );
}

const shareOf = (ranks: Uint16Array): string => (ranks.length > 0 ? meanGain(ranks, 'hr10').toFixed(3) : '–');
