import { isModel, type ModelName, neuralModels } from '../../../src/models/config';
import type { RecommenderName } from '../../../src/train/protocol';
import { meanGain } from '../../../src/train/ranks';
import { Figure } from '../../figures/Figure';
import { PredictChoice } from '../../figures/Predict';
import { AskAll } from '../../ranks/AskAll';
import style from '../../ranks/Ranks.module.css';
import { type RankTable, recommenders, useRanks } from '../../ranks/useRanks';
import { Board } from '../../workbench/Board';
import { modelNames } from '../../workbench/names';

const PLAYERS = 1000;
const SHUFFLED = { players: PLAYERS, shuffled: 1 };

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
        title: before.title,
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
      badge={rows.length > 0 ? 'live' : undefined}
      caption="NDCG@10 for the last game of the same players, read in their own order and in an order drawn at random. The models stay as they are: only what they read is shuffled. What is lost, the order was worth; what stays can be had from the bag."
    >
      <AskAll state={own} asked={{ players: PLAYERS }} label="1. Ask with the libraries in their own order" />
      {Object.keys(shuffled.table).length > 0 && (
        <AskAll state={shuffled} asked={SHUFFLED} label="2. Shuffle every library, and ask again" />
      )}
      {ready && (
        <PredictChoice
          question="Every library is shuffled. Which of the three networks loses the largest share of its NDCG@10?"
          label="The network that loses most"
          options={neuralModels.map((id) => ({ id, label: modelNames[id] }))}
          actual={mostHurt(own.table, shuffled.table)}
          error={null}
          onAsk={() => shuffled.ask(SHUFFLED)}
          reveal={(actual, guess) =>
            `${actual === guess ? 'Yes' : 'No'}: ${modelNames[actual]} loses ${changeOf(
              ...pairOf(own.table, shuffled.table, actual),
            )}. What a network keeps is what it knew about the bag.`
          }
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

/** NDCG@10 before and after. */
const pairOf = (own: RankTable, shuffled: RankTable, name: RecommenderName): [number, number] => [
  meanGain(own[name]?.ranks ?? [], 'ndcg10'),
  meanGain(shuffled[name]?.ranks ?? [], 'ndcg10'),
];

/** Null until all three have been asked twice. */
function mostHurt(own: RankTable, shuffled: RankTable): ModelName | null {
  if (!neuralModels.every((name) => own[name] && shuffled[name])) return null;
  const kept = (name: ModelName) => {
    const [before, after] = pairOf(own, shuffled, name);
    return after / before;
  };
  return neuralModels.reduce((most, name) => (kept(name) < kept(most) ? name : most));
}

const changeOf = (from: number, to: number): string =>
  from > 0 ? `${Math.round((100 * (to - from)) / from)} %`.replace('-', '−') : '–';
