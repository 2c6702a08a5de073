import { useCallback } from 'react';
import { baselineNames } from '../../../src/train/protocol';
import { FilePanel } from '../../code/FilePanel';
import { Counted } from '../../figures/Counted';
import { Figure } from '../../figures/Figure';
import { HistoryStrip } from '../../figures/HistoryStrip';
import { useStore } from '../../store/store';
import { useCounted } from '../../training/counting';
import { DataTable } from '../../ui/DataTable';
import { baselineTitles } from '../../workbench/names';
import body from '../Body.module.css';
import { Advice } from './Advice';
import style from './Baselines.module.css';
import { reasonOf } from './reasons';

/** Games that each of them names. */
const NAMED = 6;
/** The longest history that an address holds. */
const LONGEST = 200;

const paths = baselineNames.map((name) => `src/models/${name}.ts`);

/** One history, three answers, and the reason for each of them. */
export function AskFigure() {
  const dataset = useStore((state) => state.dataset);
  const chosen = useStore((state) => state.history);
  const setHistory = useStore((state) => state.setHistory);
  const answer = useCounted(
    useCallback(
      async (counter) => {
        const example = await counter.example();
        const history = chosen ?? example;
        return {
          example,
          history,
          advice: history.length > 0 ? await counter.recommend(history, NAMED) : [],
        };
      },
      [chosen],
    ),
  );
  const history = chosen ?? answer.value?.history;
  return (
    <Figure
      id="ask"
      title="One history, three answers"
      number="3.1"
      badge={answer.value ? 'live' : undefined}
      caption="Move the last game to the front: popularity and kNN do not notice, and Markov changes its mind altogether. Take a game away from the middle: now only kNN notices. Then put a rare game last, and see how little Markov has to go by. The figures on the right are the scores; the line below each is what its score is made of."
      table={
        answer.value &&
        dataset && (
          <DataTable
            caption="What each recommends"
            columns={['Recommender', 'Place', 'Game', 'Score', 'Because']}
            rows={answer.value.advice.flatMap(({ name, top }) =>
              top.map(({ item, score, reason }, place) => [
                baselineTitles[name],
                place + 1,
                dataset.games[item].title,
                score.toFixed(3),
                reasonOf(reason, dataset.games),
              ]),
            )}
          />
        )
      }
    >
      {dataset && history && (
        <HistoryStrip
          games={dataset.games}
          history={history}
          initial={answer.value?.example ?? history}
          maxLength={LONGEST}
          onEdit={(edit) => setHistory(edit.history)}
        />
      )}
      <Counted of={answer} room={420}>
        {({ history, advice }) =>
          dataset && (
            <div className={body.body}>
              {advice.length === 0 && (
                <p className={body.sentence}>
                  Nothing has been asked. Popularity would not mind; the other two have nothing to go by.
                </p>
              )}
              <div className={style.answers}>
                {advice.map((one) => (
                  <Advice key={one.name} advice={one} history={history} games={dataset.games} />
                ))}
              </div>
            </div>
          )
        }
      </Counted>
      <div className={style.code}>
        <FilePanel paths={paths} />
      </div>
    </Figure>
  );
}
