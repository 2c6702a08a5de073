import type { Dataset } from '../../src/data/dataset';
import { findOp } from '../../src/nn/recording';
import { attentionMap } from '../../src/viz/attentionMap';
import { headScale } from '../figures/picture/attention';
import { Drawing } from '../figures/picture/Drawing';
import { headMatrix, titlesOf } from '../figures/picture/tensors';
import style from './Bugs.module.css';
import { sideHues } from './Curves';
import { sides } from './grading';
import type { Exhibits } from './useTrial';

/** Who looks at whom in one history, in both runs: as computed, with nothing hatched out. */
export function Attention({ exhibits, dataset }: { exhibits: Exhibits; dataset: Dataset }) {
  return (
    <>
      <p className={style.said}>
        A row is a game that asks, a column a game that it looks at. The same history as in “One player”.
      </p>
      <div className={style.pair}>
        {sides.map((side) => {
          const { recording } = exhibits[side];
          const weights = findOp(recording, 'block0/weights');
          if (!weights) return null;
          return (
            <section key={side} aria-label={`Attention in ${side}`}>
              <h3 style={{ color: sideHues[side] }}>{side}</h3>
              <Drawing
                of={attentionMap}
                data={{
                  matrix: headMatrix(recording, weights, 0),
                  titles: titlesOf(recording, dataset),
                  causal: false,
                }}
                options={{
                  label: `Attention weights of ${side}`,
                  scale: headScale(recording, weights, 0, false),
                  hue: sideHues[side],
                  maxCell: 44,
                  selected: { row: null, column: null },
                }}
              />
            </section>
          );
        })}
      </div>
    </>
  );
}
