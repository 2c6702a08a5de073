import { useEffect, useState } from 'react';
import { historyOf } from '../../../src/data/dataset';
import { random, STREAM } from '../../../src/data/random';
import { isModel } from '../../../src/models/config';
import type { RecommenderName } from '../../../src/train/protocol';
import { Figure } from '../../figures/Figure';
import { HistoryStrip } from '../../figures/HistoryStrip';
import style from '../../ranks/Ranks.module.css';
import { titleOf } from '../../ranks/useRanks';
import { useStore } from '../../store/store';
import { complain, recommend } from '../../training/trainer';
import { Button } from '../../ui/Button';
import { modelHues, recommenderNames } from '../../workbench/names';

const shown: readonly RecommenderName[] = ['itemknn', 'markov', 'gru4rec', 'sasrec'];
const PLACES = 5;
const longest = 50;

type Lists = Partial<Record<RecommenderName, number[]>>;

/** One library in two orders: who notices? */
export function Shuffled() {
  const dataset = useStore((state) => state.dataset);
  const own = useStore((state) => state.history);
  const example = dataset ? [...historyOf(dataset, 0)].slice(0, 8) : [];
  const history = own ?? example;
  const runs = useStore((state) => state.runs);
  const setHistory = useStore((state) => state.setHistory);
  const [first, setFirst] = useState<Lists>({});
  const [now, setNow] = useState<Lists>({});
  const [draw, setDraw] = useState(0);
  const [asked, setAsked] = useState(false);
  const [initial, setInitial] = useState<number[] | null>(null);
  const key = history.join();
  const bag = [...history].sort((a, b) => a - b).join();

  // Other games are another bag: what is new in a list is then not the order's doing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of games that matters
  useEffect(() => {
    setFirst({});
    setInitial(null);
  }, [bag]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the history by its games
  useEffect(() => {
    if (!asked || history.length === 0) return;
    let latest = true;
    const ask = async () => {
      for (const name of shown) {
        const list = await recommend(name, history, PLACES);
        if (!latest) return;
        setNow((lists) => ({ ...lists, [name]: list }));
        setFirst((lists) => (lists[name] ? lists : { ...lists, [name]: list }));
      }
    };
    ask().catch((error) => latest && complain(error));
    return () => {
      latest = false;
    };
  }, [asked, key]);

  const shuffle = () => {
    setInitial(initial ?? history);
    const shuffled = random(draw, STREAM.order).shuffle([...history]);
    setDraw(draw + 1);
    setHistory(shuffled);
  };
  return (
    <Figure
      id="shuffled"
      title="One library, two orders"
      number="1.1"
      badge={asked ? 'live' : undefined}
      caption="Shuffle the games, or move one by hand. Item-kNN reads a library as a bag, and never changes its mind. Markov hears only the last game. The two networks read everything in order: what is new in their lists, in bold, is what the order had to say."
    >
      {dataset && (
        <HistoryStrip
          games={dataset.games}
          history={history}
          initial={initial ?? example}
          maxLength={longest}
          onEdit={(edit) => setHistory(edit.history)}
        />
      )}
      <div className={style.ask}>
        {asked ? (
          <Button variant="primary" onClick={shuffle} disabled={history.length < 2}>
            Shuffle
          </Button>
        ) : (
          <Button variant="primary" onClick={() => setAsked(true)} disabled={!dataset}>
            Ask four recommenders
          </Button>
        )}
        {initial && (
          <Button onClick={() => setHistory(initial)} disabled={key === initial.join()}>
            Back to its own order
          </Button>
        )}
      </div>
      {asked && (
        <div className={style.body}>
          <div className={style.lists}>
            {shown.map((name) => (
              <section
                key={name}
                style={{ '--hue': isModel(name) ? modelHues[name] : 'var(--ink)' } as never}
              >
                <h3>{titleOf(name, runs)}</h3>
                <ol aria-live="polite" aria-label={`What ${recommenderNames[name]} recommends`}>
                  {(now[name] ?? []).map((item) => (
                    <li key={item} data-new={!first[name]?.includes(item) || undefined}>
                      {dataset?.games[item].title}
                    </li>
                  ))}
                </ol>
              </section>
            ))}
          </div>
        </div>
      )}
    </Figure>
  );
}
