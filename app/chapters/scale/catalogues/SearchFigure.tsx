import { useCallback } from 'react';
import { whole } from '../../../../src/data/whole';
import type { SearchCurve } from '../../../../src/train/catalogue/invertedLists';
import { type LineChartData, type LineChartOptions, lineChartTable } from '../../../../src/viz/chartData';
import { lineChart } from '../../../../src/viz/lineChart';
import { Drawing } from '../../../figures/picture/Drawing';
import lists from '../../../ranks/Ranks.module.css';
import { numberAmong, wholeNumber } from '../../../store/properties';
import { useSetting } from '../../../store/useSetting';
import type { Question } from '../../../training/counting';
import { towerUrlOf } from '../../../training/recorded';
import { DataTable } from '../../../ui/DataTable';
import { Slider } from '../../../ui/Field';
import body from '../../Body.module.css';
import { percent } from '../../words';
import { ServedFigure } from './ServedFigure';

const sizes = [8, 16, 32, 64] as const;

/** How much of what exact search finds is found by looking at a part of the games. */
export function SearchFigure() {
  const [cells, setCells] = useSetting('cells', numberAmong(sizes), 32);
  const [asked, setProbed] = useSetting('probe', wholeNumber(1, sizes[sizes.length - 1]), 2);
  const probed = Math.min(asked, cells);
  const question: Question<SearchCurve> = useCallback(
    (counter) => counter.search(towerUrlOf('sasrec'), cells),
    [cells],
  );
  return (
    <ServedFigure
      id="search"
      title="Found, and not looked for"
      number="9.7"
      room={520}
      question={question}
      caption="Each query is what SASRec made of a simulated player’s library; what exact search over all games would have found is the line at 1. Slide nprobe: two cells of 32 cost a tenth of the comparisons and lose a sixth of the answers, and with them about as many of the hits. Look at popular and rare games apart before believing one number: here, as long as few cells are looked at, it is the popular ones that are missed. And at the far right the index compares more vectors than there are games, because the centres have to be asked as well."
      table={(curve) => <DataTable {...lineChartTable(dataOf(curve), optionsOf(curve))} />}
    >
      {(curve) => {
        // While other cells are made, the curve is still that of the ones before.
        const at = Math.min(probed, curve.sizes.length) - 1;
        const options = optionsOf(curve);
        return (
          <>
            <div className={body.tools}>
              <div className={body.slider}>
                <Slider
                  label="Cells"
                  values={sizes}
                  value={cells}
                  onChange={(value) => setCells(value as typeof cells)}
                />
              </div>
              <div className={body.slider}>
                <Slider
                  label="nprobe: cells that are looked at"
                  min={1}
                  max={cells}
                  step={1}
                  value={probed}
                  onChange={setProbed}
                />
              </div>
            </div>
            <dl className={lists.gains}>
              <div>
                <dt>Vectors compared</dt>
                <dd>{percent(curve.compared[at])}</dd>
              </div>
              <div>
                <dt>Recall@10 of the index</dt>
                <dd>{curve.recall.all[at].toFixed(3)}</dd>
              </div>
              <div>
                <dt>HR@10, exact {curve.exact.toFixed(3)}</dt>
                <dd>{curve.hr10[at].toFixed(3)}</dd>
              </div>
            </dl>
            <Drawing
              of={lineChart}
              data={dataOf(curve)}
              options={{
                ...options,
                marker: 100 * curve.compared[at],
                onSelect: (x: number) => setProbed(nprobeAt(curve, x)),
              }}
            />
            <p className={body.title}>
              {whole(curve.queries)} queries; the largest cell holds {whole(curve.sizes[0])} games, the
              smallest {whole(curve.sizes[curve.sizes.length - 1])}. Popular are the games that hold half of
              all entries together.
            </p>
          </>
        );
      }}
    </ServedFigure>
  );
}

const dataOf = ({ compared, recall }: SearchCurve): LineChartData => {
  const points = (values: readonly number[]) => values.map((y, i) => ({ x: 100 * compared[i], y }));
  return {
    series: [
      { name: 'popular', hue: 'var(--pos)', points: points(recall.head) },
      { name: 'rare', hue: 'var(--neg)', points: points(recall.tail), dashed: true },
      { name: 'all', hue: 'var(--ink)', points: points(recall.all) },
    ],
    baselines: [{ name: 'exact', value: 1 }],
  };
};

const nprobeAt = ({ compared }: SearchCurve, x: number): number =>
  compared.findIndex((share) => 100 * share >= x - 1e-9) + 1;

const optionsOf = (curve: SearchCurve): LineChartOptions => ({
  label: 'Recall@10 of the index by the share of vectors compared',
  xName: '%',
  yFormat: '.3f',
  fromZero: false,
  yMax: 1,
  height: 240,
  describeX: (x) => `nprobe ${nprobeAt(curve, x)}, ${x.toFixed(1)} % compared`,
  empty: '',
});
