import { useMemo, useState } from 'react';
import type { Dataset } from '../../src/data/dataset';
import { heatmap } from '../../src/viz/heatmap';
import { robustScale } from '../../src/viz/scale';
import type { Cell } from '../../src/viz/types';
import { Drawing } from '../figures/picture/Drawing';
import { Head } from '../figures/picture/Head';
import { Segments } from '../figures/picture/Segments';
import { Bar } from './Bar';
import { type Layer, layersOf } from './gradients';
import { Pushed } from './Pushed';
import style from './Step.module.css';
import type { TakenStep } from './useStep';

interface BackwardProps {
  taken: TakenStep;
  dataset: Dataset;
  hue: string;
}

/** From the loss back to the embeddings: how much of it each tensor feels, and which of its numbers. */
export function Backward({ taken: { tape }, dataset, hue }: BackwardProps) {
  const layers = useMemo(() => layersOf(tape, dataset), [tape, dataset]);
  const [chosen, setChosen] = useState<string | null>(null);
  const layer = layers.find(({ id }) => id === chosen) ?? layers[0];
  const most = Math.max(...layers.map(({ norm }) => norm));
  if (!layer) return null;
  return (
    <section className={style.part}>
      <Head facts="‖∂ loss / ∂ tensor‖">Backward · from the loss to the embeddings</Head>
      <div className={style.flow}>
        <ol className={style.layers}>
          {layers.map(({ id, name, norm }) => (
            <li key={id}>
              <button type="button" aria-pressed={id === layer.id} onClick={() => setChosen(id)}>
                <span className={style.name}>{name}</span>
                <Bar value={norm} of={most} text={norm.toPrecision(2)} />
              </button>
            </li>
          ))}
        </ol>
        <div className={style.gradient}>
          {layer.id === 'scores' && layer.heads[0].columns === tape.games ? (
            <Pushed layer={layer} tape={tape} dataset={dataset} />
          ) : (
            <GradientMap key={layer.id} layer={layer} hue={hue} />
          )}
        </div>
      </div>
    </section>
  );
}

function GradientMap({ layer, hue }: { layer: Layer; hue: string }) {
  const [head, setHead] = useState(0);
  const [cell, setCell] = useState<Cell | null>(null);
  const matrix = layer.heads[Math.min(head, layer.heads.length - 1)];
  const data = useMemo(
    () => ({ matrix, rowLabels: layer.rowLabels, columnName: 'unit' }),
    [matrix, layer.rowLabels],
  );
  const scale = useMemo(() => robustScale('signed', Array.from(matrix.values)), [matrix]);
  return (
    <>
      <Head facts={`[${matrix.rows}, ${matrix.columns}]`}>Gradient of: {layer.name}</Head>
      {layer.heads.length > 1 && (
        <Segments
          label="Head"
          segments={layer.heads.map((_, id) => ({ id, label: `head ${id + 1}` }))}
          selected={head}
          onSelect={setHead}
        />
      )}
      <Drawing
        of={heatmap}
        data={data}
        options={{
          label: `Gradient of: ${layer.name}`,
          scale,
          hue,
          current: null,
          computed: matrix.rows,
          selected: cell ?? { row: null, column: null },
          maxHeight: 360,
          maxRow: 36,
          onSelect: setCell,
        }}
      />
    </>
  );
}
