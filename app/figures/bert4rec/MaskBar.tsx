import { useRef, useState } from 'react';
import type { Dataset } from '../../../src/data/dataset';
import { Button } from '../../ui/Button';
import { Slider } from '../../ui/Field';
import { useFocusKept } from '../../ui/useFocusKept';
import style from './MaskBar.module.css';
import { drawMasks, toggled } from './masks';

interface MaskBarProps {
  history: readonly number[];
  dataset: Dataset;
  masked: readonly number[];
  /** ρ to begin with: that of the training. */
  rate: number;
  onMask: (masked: number[]) => void;
}

/** The history as switches: each hides one game. Or hides some at random, or none and asks for the next. */
export function MaskBar({ history, dataset, masked, rate: initial, onMask }: MaskBarProps) {
  const [rate, setRate] = useState(initial);
  const [draw, setDraw] = useState(1);
  const hidden = masked.filter((position) => position in history);
  const holder = useRef<HTMLDivElement>(null);
  useFocusKept(holder);
  return (
    <div ref={holder} tabIndex={-1} className={style.bar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a border of its own */}
      <div className={style.games} role="group" aria-label="Games to hide">
        {history.map((item, position) => (
          <button
            key={item}
            type="button"
            aria-pressed={hidden.includes(position)}
            title={dataset.games[item].title}
            onClick={() => onMask(toggled(hidden, position))}
          >
            {dataset.games[item].title}
          </button>
        ))}
        <span className={style.next} data-on={hidden.length === 0 || undefined}>
          next?
        </span>
      </div>
      <div className={style.tools}>
        <Slider
          label="Mask rate ρ"
          value={rate}
          min={0.1}
          max={0.9}
          step={0.05}
          format={(value) => value.toFixed(2)}
          onChange={setRate}
        />
        <Button
          onClick={() => {
            setDraw(draw + 1);
            onMask(drawMasks(history.length, rate, draw));
          }}
        >
          Hide at random
        </Button>
        <Button disabled={hidden.length === 0} onClick={() => onMask([])}>
          Show all, ask for the next
        </Button>
      </div>
    </div>
  );
}
