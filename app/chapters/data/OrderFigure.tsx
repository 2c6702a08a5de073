import { useCallback, useMemo, useState } from 'react';
import type { Dataset } from '../../../src/data/dataset';
import type { PairOrder } from '../../../src/data/precedence';
import type { Tail } from '../../../src/data/tail';
import { whole } from '../../../src/data/whole';
import { Counted } from '../../figures/Counted';
import { Figure } from '../../figures/Figure';
import { useStore } from '../../store/store';
import { type Question, useCounted } from '../../training/counting';
import { DataTable } from '../../ui/DataTable';
import { Select } from '../../ui/Field';
import body from '../Body.module.css';
import { counted, percent } from '../words';
import style from './Order.module.css';

/** Pairs that fewer of the players hold are not listed by themselves. */
const LEAST_SHARE = 0.02;

const byPlayers: Question<Tail> = (counter) => counter.tail();

/** Of two games, which stands first, and in how many libraries. */
export function OrderFigure() {
  const dataset = useStore((state) => state.dataset);
  const tail = useCounted(byPlayers);
  // 0: the most one-sided pairs; until the reader chooses, the game that most players have.
  const [game, setGame] = useState<number | null>(null);
  const known = game !== null && tail.value?.items.includes(game);
  const chosen = game === 0 || known ? game : (tail.value?.items[0] ?? 0);
  const least = Math.max(2, Math.ceil((dataset?.manifest.counts.players ?? 0) * LEAST_SHARE));
  const pairs = useCounted(
    useCallback(
      async (counter) => ({ game: chosen, pairs: await counter.pairs(chosen || null, least) }),
      [chosen, least],
    ),
  );
  const options = useMemo(
    () => [
      { value: '0', label: 'the most one-sided of all' },
      ...(tail.value?.items.map((item) => ({
        value: String(item),
        label: dataset?.games[item].title ?? '',
      })) ?? []),
    ],
    [tail.value, dataset],
  );
  return (
    <Figure
      id="order"
      title="Which of two games stands first"
      number="2.4"
      badge={pairs.value ? 'live' : undefined}
      caption="A bar is all the libraries that hold both games; its dark part are those in which the game on the left stands before the one on the right. If the order told nothing, all bars would end near the middle. Choose other games, and look for those with a fixed place; then choose the most one-sided pairs of all."
      table={pairs.value && dataset && <DataTable {...tableOf(pairs.value.pairs, dataset)} />}
    >
      <Counted of={pairs} room={520}>
        {({ game, pairs }) =>
          dataset && (
            <div className={body.body}>
              <div className={body.narrow}>
                <Select
                  label="Pairs to show"
                  value={String(chosen)}
                  options={options}
                  onChange={(value) => setGame(Number(value))}
                  effect={
                    chosen === 0
                      ? `Of the pairs that at least ${counted(least, 'library holds', 'libraries hold')}.`
                      : 'With the games that it shares the most libraries with.'
                  }
                />
              </div>
              <Pairs pairs={pairs} dataset={dataset} left={game} />
            </div>
          )
        }
      </Counted>
    </Figure>
  );
}

/** @param left the game to keep on the left; for 0 the one that is ahead stands there */
function Pairs({ pairs, dataset, left }: { pairs: PairOrder[]; dataset: Dataset; left: number }) {
  if (pairs.length === 0) return <p className={body.sentence}>No library holds two such games.</p>;
  const rows = pairs.map((pair) => {
    const turned = pair.second === left;
    const [a, b] = turned ? [pair.second, pair.first] : [pair.first, pair.second];
    return { a, b, share: (turned ? pair.both - pair.ahead : pair.ahead) / pair.both, both: pair.both };
  });
  rows.sort((p, q) => q.share - p.share);
  const titleOf = (item: number) => dataset.games[item].title;
  return (
    <ol className={style.pairs}>
      {rows.map(({ a, b, share, both }) => (
        <li key={`${a} ${b}`}>
          <span title={titleOf(a)}>{titleOf(a)}</span>
          <span className={style.bar} aria-hidden="true">
            <i style={{ width: `${share * 100}%` }} />
          </span>
          <span title={titleOf(b)}>
            <span className="visually-hidden">before </span>
            {titleOf(b)}
          </span>
          <span className="num">
            {percent(share)} <small>of {whole(both)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}

const tableOf = (pairs: PairOrder[], { games }: Dataset) => ({
  caption: 'Which of two games stands first',
  columns: ['First', 'Second', 'Libraries with both', 'First before second'],
  rows: pairs.map(({ first, second, ahead, both }) => [
    games[first].title,
    games[second].title,
    whole(both),
    percent(ahead / both),
  ]),
});
