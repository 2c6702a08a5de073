import { isModel } from '../../../src/models/config';
import { meanGain } from '../../../src/train/ranks';
import { Figure } from '../../figures/Figure';
import { AskAll } from '../../ranks/AskAll';
import style from '../../ranks/Ranks.module.css';
import { recommenders, useRanks } from '../../ranks/useRanks';
import { Board } from '../../workbench/Board';
import { recommenderNames } from '../../workbench/names';

const PLAYERS = 1000;

/** What is the order worth? Take it away from the players, and ask the same recommenders again. */
export function ShuffleTest() {
  const own = useRanks();
  const shuffled = useRanks();
  const ready = recommenders.every((name) => own.table[name]);
  const rows = recommenders.flatMap((name) => {
    const [before, after] = [own.table[name], shuffled.table[name]];
    if (!before) return [];
    const from = meanGain(before.ranks, 'ndcg10');
    const to = after && meanGain(after.ranks, 'ndcg10');
    return [
      {
        title: recommenderNames[name],
        model: isModel(name) ? name : undefined,
        cells: [from.toFixed(3), to?.toFixed(3) ?? '–', to === undefined ? '–' : changeOf(from, to)],
      },
    ];
  });
  return (
    <Figure
      id="shuffle-test"
      title="The shuffle test"
      number="1.2"
      badge="live"
      caption="NDCG@10 for the last game of the same players, read in their own order and in an order drawn at random. The models stay as they are: only what they read is shuffled. What falls to nothing but a bag’s worth was order; what stays was taste."
    >
      <AskAll state={own} asked={{ players: PLAYERS }} label="1. Ask with the libraries in their own order" />
      {ready && (
        <AskAll
          state={shuffled}
          asked={{ players: PLAYERS, shuffled: 1 }}
          label="2. Shuffle every library, and ask again"
        />
      )}
      {rows.length > 0 && (
        <div className={style.body}>
          <Board
            caption="NDCG@10 with libraries in their own order, and shuffled"
            columns={['Model', 'own order', 'shuffled', 'change']}
            rows={rows}
          />
        </div>
      )}
    </Figure>
  );
}

const changeOf = (from: number, to: number): string =>
  from > 0 ? `${Math.round((100 * (to - from)) / from)} %`.replace('-', '−') : '–';
