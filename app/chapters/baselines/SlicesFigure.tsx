import * as v from 'valibot';
import { whole } from '../../../src/data/whole';
import { type Slice, type SliceName, sliceNames } from '../../../src/train/counting/countingProtocol';
import { type BaselineName, baselineNames } from '../../../src/train/protocol';
import { Counted } from '../../figures/Counted';
import { Figure } from '../../figures/Figure';
import { useSetting } from '../../store/useSetting';
import { useCounted } from '../../training/counting';
import { DataTable } from '../../ui/DataTable';
import { Select } from '../../ui/Field';
import { baselineTitles } from '../../workbench/names';
import body from '../Body.module.css';
import { counted } from '../words';
import style from './Baselines.module.css';
import { sliceLabel, sliceTitles, winnerOf } from './results';
import { questions } from './StandFigure';

const options = sliceNames.map((value) => ({ value, label: sliceTitles[value] }));

const marks: Record<BaselineName, string> = {
  popularity: style.popularity,
  itemknn: style.itemknn,
  markov: style.markov,
};

/** The same players told apart: where each of the three earns its points. */
export function SlicesFigure() {
  const [name, setName] = useSetting('slice', v.picklist(sliceNames), 'followed');
  const results = useCounted(questions.test);
  const slices = results.value?.slices[name];
  return (
    <Figure
      id="slices"
      title="Who is right about whom"
      number="3.3"
      badge={slices ? 'live' : undefined}
      caption="Each line is a group of players, each mark the NDCG@10 of one of the three among them. Where the last game was hardly ever followed by anything, a chain of one step has nothing to count, and a method that reads all the games can be ahead. Then tell the players apart by the right answer, and see what popularity is worth when it is not one of the games that so many have."
      table={
        slices && (
          <DataTable
            caption={`NDCG@10 by: ${sliceTitles[name]}`}
            columns={['Group', 'Players', ...baselineNames.map((row) => baselineTitles[row])]}
            rows={slices.map((slice) => [
              sliceLabel(name, slice),
              whole(slice.players),
              ...slice.rows.map(({ ndcg10 }) => ndcg10.toFixed(3)),
            ])}
          />
        )
      }
    >
      <Counted of={results} room={400}>
        {(results) => (
          <div className={body.body}>
            <div className={body.narrow}>
              <Select label="Players told apart by" value={name} options={options} onChange={setName} />
            </div>
            <Dots name={name} slices={results.slices[name]} />
          </div>
        )}
      </Counted>
    </Figure>
  );
}

function Dots({ name, slices }: { name: SliceName; slices: readonly Slice[] }) {
  const limit = Math.max(...slices.flatMap(({ rows }) => rows.map(({ ndcg10 }) => ndcg10)), 0.1);
  return (
    <div>
      <p className={style.key} aria-hidden="true">
        {baselineNames.map((row) => (
          <span key={row}>
            <i className={marks[row]} /> {baselineTitles[row]}
          </span>
        ))}
        <span className="num">NDCG@10, 0 to {limit.toFixed(2)}</span>
      </p>
      <ol className={style.slices}>
        {slices.map((slice) => {
          const winner = winnerOf(slice.rows);
          return (
            <li key={slice.from}>
              <span>
                {sliceLabel(name, slice)} <small>{counted(slice.players, 'player')}</small>
              </span>
              <span className={style.track} aria-hidden="true">
                {slice.rows.map((row) => (
                  <i
                    key={row.name}
                    className={marks[row.name]}
                    style={{ left: `${(100 * row.ndcg10) / limit}%` }}
                  />
                ))}
              </span>
              <span>{winner ? `${baselineTitles[winner.name]} ${winner.ndcg10.toFixed(3)}` : 'level'}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
