import { useCallback, useMemo } from 'react';
import { type Dataset, historyOf, playerCount } from '../../../src/data/dataset';
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
  const example = useMemo(() => (dataset ? exampleOf(dataset) : []), [dataset]);
  const history = chosen ?? example;
  const answer = useCounted(
    useCallback(
      async (counter) => ({
        history,
        advice: history.length > 0 ? await counter.recommend(history, NAMED) : [],
      }),
      [history],
    ),
  );
  return (
    <Figure
      id="ask"
      title="One history, three answers"
      number="3.1"
      badge="live"
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
      {dataset && (
        <HistoryStrip
          games={dataset.games}
          history={history}
          initial={example}
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

/** A history of a length that is easily surveyed. */
const EASY = 8;

function exampleOf(dataset: Dataset): number[] {
  const lengths = Array.from(
    { length: playerCount(dataset) },
    (_, player) => historyOf(dataset, player).length,
  );
  const nearest = Math.min(...lengths.map((length) => Math.abs(length - EASY)));
  return Array.from(
    historyOf(
      dataset,
      lengths.findIndex((length) => Math.abs(length - EASY) === nearest),
    ),
  );
}
