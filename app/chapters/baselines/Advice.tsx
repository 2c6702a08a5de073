import type { Game } from '../../../src/data/dataset';
import { whole } from '../../../src/data/whole';
import type { Advice as AdviceOf } from '../../../src/train/counting/countingProtocol';
import { baselineTitles } from '../../workbench/names';
import style from './Baselines.module.css';
import { basisOf, reasonOf } from './reasons';

interface AdviceProps {
  advice: AdviceOf;
  history: readonly number[];
  games: readonly Game[];
}

/** What one baseline recommends, highest first, each game with its reason. */
export function Advice({ advice, history, games }: AdviceProps) {
  const { name, top } = advice;
  const limit = top[0]?.score || 1;
  return (
    <section aria-label={`${baselineTitles[name]} recommends`}>
      <h3>{baselineTitles[name]}</h3>
      <p title={basisOf(advice, history, games)}>{basisOf(advice, history, games)}</p>
      <ol>
        {top.map(({ item, score, reason }) => (
          <li key={item}>
            <span className={style.game}>{games[item].title}</span>
            <span className="num">{name === 'popularity' ? whole(score) : score.toFixed(3)}</span>
            <i aria-hidden="true">
              <b style={{ width: `${(100 * score) / limit}%` }} />
            </i>
            <small>{reasonOf(reason, games)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
