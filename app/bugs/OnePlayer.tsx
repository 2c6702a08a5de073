import type { Dataset } from '../../src/data/dataset';
import { ranking } from '../../src/viz/ranking';
import { Drawing } from '../figures/picture/Drawing';
import style from './Bugs.module.css';
import { sideHues } from './Curves';
import { sides } from './grading';
import type { Exhibits } from './useTrial';

/** What both runs think of one player: the most probable games, owned ones included. */
export function OnePlayer({ exhibits, dataset }: { exhibits: Exhibits; dataset: Dataset }) {
  const { history, target } = exhibits.A.examination.example;
  const titleOf = (item: number): string => dataset.games[item].title;
  return (
    <>
      <p className={style.said}>
        A player has {history.map(titleOf).join(', ')}. What did come next is <b>{titleOf(target)}</b>. Games
        that the player owns are left out of a recommendation; here they are shown.
      </p>
      <div className={style.pair}>
        {sides.map((side) => {
          const { top, rank } = exhibits[side].examination.example;
          const games = top.map(({ item, probability }, place) => ({
            item,
            title: titleOf(item) + ownership(history, item),
            value: probability,
            rank: place + 1,
            before: null,
          }));
          return (
            <section key={side} aria-label={`What ${side} expects`}>
              <h3 style={{ color: sideHues[side] }}>{side}</h3>
              <Drawing
                of={ranking}
                data={{ top: games, truth: games.find(({ item }) => item === target) ?? null }}
                options={{
                  label: `The most probable games according to ${side}`,
                  hue: sideHues[side],
                  k: top.length,
                  withTruth: false,
                  empty: '',
                  limit: 1,
                }}
              />
              <p className={style.said}>
                Among the games not owned, the one that came has rank <b className="num">{rank}</b>.
              </p>
            </section>
          );
        })}
      </div>
    </>
  );
}

function ownership(history: readonly number[], item: number): string {
  if (item === history.at(-1)) return ' · owned, the last';
  return history.includes(item) ? ' · owned' : '';
}
