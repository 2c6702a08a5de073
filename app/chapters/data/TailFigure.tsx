import { useMemo } from 'react';
import * as v from 'valibot';
import type { Dataset } from '../../../src/data/dataset';
import { gamesHolding, headOf, shareOf, type Tail } from '../../../src/data/tail';
import { longTail } from '../../../src/viz/longTail';
import { Counted } from '../../figures/Counted';
import { Figure } from '../../figures/Figure';
import { Drawing } from '../../figures/picture/Drawing';
import { Segments } from '../../figures/picture/Segments';
import { numberAmong } from '../../store/properties';
import { useStore } from '../../store/store';
import { useSetting } from '../../store/useSetting';
import { type Question, useCounted } from '../../training/counting';
import { DataTable } from '../../ui/DataTable';
import { Slider } from '../../ui/Field';
import body from '../Body.module.css';
import { counted, percent, whole } from '../words';

const question: Question<Tail> = (counter) => counter.tail();

const shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

const scales = [
  { id: 'linear', label: 'Linear' },
  { id: 'logarithmic', label: 'Logarithmic' },
] as const;

const label = 'Games by number of players';

/** How many players each game has, most owned first, and what the head of that list holds. */
export function TailFigure() {
  const tail = useCounted(question);
  const dataset = useStore((state) => state.dataset);
  return (
    <Figure
      id="tail"
      title="A few games that many have, and the rest"
      number="2.1"
      badge="live"
      caption="Every game stands at its place, from the most owned to the least. On even axes it is a wall and a plain. Make them logarithmic, so that each step is ten times the last, and the plain turns out to be a long slope. Most of what a model must choose from lies on that slope, and most of what it sees does not."
      table={tail.value && dataset && <DataTable {...tableOf(tail.value, dataset)} />}
    >
      <Counted of={tail} room={430}>
        {(tail) => dataset && <TailChart tail={tail} dataset={dataset} />}
      </Counted>
    </Figure>
  );
}

function TailChart({ tail, dataset }: { tail: Tail; dataset: Dataset }) {
  const [scale, setScale] = useSetting('axes', v.picklist(scales.map(({ id }) => id)), 'linear');
  const [share, setShare] = useSetting('head', numberAmong(shares), 0.1);
  const head = headOf(tail, share);
  const data = useMemo(
    () => ({ titles: tail.items.map((item) => dataset.games[item].title), counts: tail.players, head }),
    [tail, dataset, head],
  );
  const options = useMemo(() => ({ label, logarithmic: scale === 'logarithmic', height: 300 }), [scale]);
  return (
    <div className={body.body}>
      <p className={body.sentence}>
        The top {percent(share)} of the games hold <strong>{percent(shareOf(tail, head))}</strong> of the
        entries. Half of all entries lie with <strong>{counted(gamesHolding(tail, 0.5), 'game')}</strong>, and
        the game in the middle of the list has {counted(tail.players[tail.players.length >> 1], 'player')}.
      </p>
      <Drawing of={longTail} data={data} options={options} />
      <div className={body.tools}>
        <div className={body.slider}>
          <Slider
            label="The head of the list"
            values={shares}
            value={share}
            onChange={setShare}
            format={(value) => `top ${percent(value)}`}
          />
        </div>
        <Segments label="Axes" segments={scales} selected={scale} onSelect={setScale} />
      </div>
    </div>
  );
}

function tableOf(tail: Tail, { games }: Dataset) {
  return {
    caption: label,
    columns: ['Place', 'Game', 'Players', 'Entries up to here'],
    rows: tail.items.map((item, index) => [
      index + 1,
      games[item].title,
      whole(tail.players[index]),
      percent(shareOf(tail, index + 1)),
    ]),
  };
}
