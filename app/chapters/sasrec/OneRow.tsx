import { findOp } from '../../../src/nn/recording';
import { digits } from '../../code/digits';
import { Segments } from '../../figures/picture/Segments';
import { headsOf } from '../../figures/picture/tensors';
import { DataTable } from '../../ui/DataTable';
import { Select } from '../../ui/Field';
import body from '../Body.module.css';
import { point, type Reading } from '../models/useReading';
import { Worked } from '../models/Worked';
import style from '../models/Worked.module.css';
import { percent } from '../words';
import { blocksOf, isOverPositions, type RowOfHead, rowUnder, workedRow } from './row';

/** One row of one head: from the products of a query with its keys to what is heard. */
export function OneRow() {
  return (
    <Worked
      model="sasrec"
      title="One row by hand"
      number="5.1"
      room={440}
      caption="From left to right, one column an operation: the query of the game that asks times the key of each game it may see, over the root of their length, raised to a power, and divided by the sum of the column. The last two columns follow one unit of the values: what each game says there, and what of it is heard. Choose the other head, and another row of numbers says something else about the same games."
    >
      {(reading) => <Row {...reading} />}
    </Worked>
  );
}

function Row({ recording, titles, op, cell }: Reading) {
  const at = rowUnder(recording, op, cell);
  const worked = workedRow(recording, at);
  const weights = findOp(recording, `block${at.block}/weights`);
  if (!worked || !weights) return null;
  const { terms, width, shift, unit, total, heard } = worked;
  const go = (change: Partial<RowOfHead>) => {
    const { block, head, row } = { ...at, ...change };
    point(`block${block}/weights`, { head, row, column: row });
  };
  const most = terms.reduce((best, term) => (term.weight > best.weight ? term : best));
  const numbered = (count: number, name: string) =>
    Array.from({ length: count }, (_, id) => ({ id, label: `${name} ${id + 1}` }));
  return (
    <>
      <div className={body.tools}>
        <div className={style.game}>
          <Select
            label="The game that asks"
            value={String(at.row)}
            options={titles.map((title, row) => ({ value: String(row), label: `${row + 1}. ${title}` }))}
            onChange={(row) => go({ row: Number(row) })}
          />
        </div>
        <Segments
          label="Block"
          segments={numbered(blocksOf(recording), 'Block')}
          selected={at.block}
          onSelect={(block) => go({ block })}
        />
        <Segments
          label="Head"
          segments={numbered(headsOf(weights), 'Head')}
          selected={at.head}
          onSelect={(head) => go({ head })}
        />
      </div>
      <div className={style.table}>
        <DataTable
          caption={`Attention of ${titles[at.row]}, block ${at.block + 1}, head ${at.head + 1}`}
          columns={[
            'Game',
            'q · k',
            `a = q · k / √${width}`,
            shift ? `e^(a − ${digits(shift)})` : 'e^a',
            'w',
            `v, unit ${unit}`,
            'w · v',
          ]}
          rows={[
            ...terms.map(({ position, product, affinity, power, weight, value, heard }) => [
              titles[position],
              ...[product, affinity, power, weight, value, heard].map(digits),
            ]),
            ['Sum', '', '', digits(total), '1', '', digits(heard)],
          ]}
          current={isOverPositions(op) ? cell?.column : undefined}
        />
      </div>
      <p className={body.sentence}>
        {titles[at.row]} gives <strong>{percent(most.weight)}</strong> of this row to{' '}
        {most.position === at.row ? 'itself' : titles[most.position]}, because e<sup>a</sup> turns differences
        into ratios: a lead of 1 in the third column is a factor of 2.7 in the fourth.
      </p>
    </>
  );
}
