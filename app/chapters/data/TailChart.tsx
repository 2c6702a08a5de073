import { useMemo } from 'react';
import * as v from 'valibot';
import type { Dataset } from '../../../src/data/dataset';
import { gamesHolding, headOf, shareOf, type Tail } from '../../../src/data/tail';
import { whole } from '../../../src/data/whole';
import { longTail } from '../../../src/viz/longTail';
import { Drawing } from '../../figures/picture/Drawing';
import { Segments } from '../../figures/picture/Segments';
import { numberAmong } from '../../store/properties';
import { useSetting } from '../../store/useSetting';
import { Slider } from '../../ui/Field';
import body from '../Body.module.css';
import { counted, percent } from '../words';
import '../../../src/viz/counts.css';

const shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

const scales = [
  { id: 'linear', label: 'Linear' },
  { id: 'logarithmic', label: 'Logarithmic' },
] as const;

const label = 'Games by number of players';

/** The tail with its head marked off, and what each of them holds. */
export function TailChart({ tail, dataset }: { tail: Tail; dataset: Dataset }) {
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

export function tailTable(tail: Tail, { games }: Dataset) {
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
