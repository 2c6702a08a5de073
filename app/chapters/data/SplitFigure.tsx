import { type ReactNode, useCallback, useState } from 'react';
import { type Dataset, historyOf } from '../../../src/data/dataset';
import type { Packing } from '../../../src/train/counting/countingProtocol';
import { Counted } from '../../figures/Counted';
import { Figure } from '../../figures/Figure';
import { Segments } from '../../figures/picture/Segments';
import { wholeNumber } from '../../store/properties';
import { useStore } from '../../store/store';
import { useSetting } from '../../store/useSetting';
import { useCounted } from '../../training/counting';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { Slider } from '../../ui/Field';
import body from '../Body.module.css';
import { counted } from '../words';
import { Packed } from './Packed';
import style from './Split.module.css';
import { SplitStrip } from './SplitStrip';
import { emptyShare, type Part, partNames, partsOf, readBy } from './split';

const segments = [
  { id: 'training', label: 'Training' },
  { id: 'validation', label: 'Validation' },
  { id: 'test', label: 'Test' },
] as const;

/** One player through the split, and a handful of them in a batch. */
export function SplitFigure() {
  const [draw, setDraw] = useSetting('draw', wholeNumber(0, 9999), 0);
  const [maxLength, setMaxLength] = useSetting('reach', wholeNumber(4, 50), 50);
  const dataset = useStore((state) => state.dataset);
  const packing = useCounted(useCallback((counter) => counter.packing(draw, maxLength), [draw, maxLength]));
  const waste = useCounted(useCallback((counter) => counter.waste(maxLength), [maxLength]));
  return (
    <Figure
      id="split"
      title="One player through the split, and eight in a batch"
      number="2.3"
      badge={packing.value ? 'live' : undefined}
      caption="The last game is kept for the test and the one before it for validation; the models learn from what is left. Shorten L, and the oldest games are out of reach. Below, the same eight histories twice: each in a row of its own, filled up to L, and laid end to end. Empty cells would be multiplied like all the others, to no purpose. Press a history to follow it."
      table={packing.value && <DataTable {...tableOf(packing.value)} />}
    >
      <Counted of={packing} room={640}>
        {(packing) =>
          dataset && (
            <Handful
              key={packing.players.join()}
              {...{ packing, dataset, maxLength, waste: waste.value }}
              tools={
                <>
                  <div className={body.slider}>
                    <Slider
                      label="L: games that are read"
                      min={4}
                      max={50}
                      step={1}
                      value={maxLength}
                      onChange={setMaxLength}
                    />
                  </div>
                  <Button onClick={() => setDraw(draw + 1)}>Eight others</Button>
                </>
              }
            />
          )
        }
      </Counted>
    </Figure>
  );
}

interface HandfulProps {
  packing: Packing;
  dataset: Dataset;
  maxLength: number;
  waste: Parameters<typeof Packed>[0]['waste'];
  tools: ReactNode;
}

function Handful({ packing, dataset, maxLength, waste, tools }: HandfulProps) {
  const [part, setPart] = useState<Part>('training');
  const [followed, setFollowed] = useState(() => typical(packing.lengths));
  const player = packing.players[followed];
  if (player === undefined)
    return <p className={body.sentence}>Every history here is too short to learn from.</p>;
  const history = Array.from(historyOf(dataset, player));
  const parts = partsOf(history.length);
  const { from, to } = readBy(part, history.length, maxLength);
  return (
    <div className={body.body}>
      <div className={body.tools}>{tools}</div>
      <div>
        <p className={body.title}>
          Player {player + 1} · {counted(history.length, 'game')}
        </p>
        <SplitStrip key={player} games={dataset.games} {...{ history, parts, from, to, part }} />
      </div>
      <div className={style.question}>
        <Segments label="Who reads" segments={segments} selected={part} onSelect={setPart} />
        <p className={body.sentence}>{partNames[part]}</p>
      </div>
      <Packed {...{ packing, maxLength, waste, followed }} onFollow={setFollowed} />
    </div>
  );
}

/** The history in the middle: neither the longest nor the shortest. */
function typical(lengths: readonly number[]): number {
  const byLength = [...lengths.keys()].sort((a, b) => lengths[b] - lengths[a]);
  return byLength[Math.floor(byLength.length / 3)];
}

const tableOf = ({ players, lengths, rows, width }: Packing) => ({
  caption: `Packed: ${rows.length} rows of ${width} cells, ${emptyShare(lengths, rows.length * width)} of them empty`,
  columns: ['Player', 'Games read', 'Row when packed'],
  rows: players.map((player, i) => [player + 1, lengths[i], rows.findIndex((row) => row.includes(i)) + 1]),
});
