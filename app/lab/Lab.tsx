import { Link } from 'wouter';
import { chapters } from '../pages';
import { useStore } from '../store/store';
import { DataTable } from '../ui/DataTable';

const baselineNames = { popularity: 'Popularity', itemknn: 'Item-kNN', markov: 'Markov' };

const row = (name: string, metrics: { hr10: number; ndcg10: number; mrr: number }) => [
  name,
  ...[metrics.hr10, metrics.ndcg10, metrics.mrr].map((value) => value.toFixed(3)),
];

/** All runs of this browser against the baselines. */
export default function Lab() {
  const runs = useStore((state) => state.runs);
  const baselines = useStore((state) => state.baselines) ?? [];
  const trained = chapters.flatMap(({ name, model }) => {
    const metrics = model && runs[model]?.metrics.at(-1);
    return metrics ? [row(name, metrics)] : [];
  });
  const rows = [...baselines.map((baseline) => row(baselineNames[baseline.name], baseline)), ...trained];
  return (
    <article className="prose">
      <p className="eyebrow">Workbench</p>
      <h1>The lab</h1>
      <p className="lede">Every model that has run in this tab, against the baselines that it has to beat.</p>
      {rows.length > 0 ? (
        <DataTable
          caption="Held-out players, full ranking"
          columns={['Model', 'HR@10', 'NDCG@10', 'MRR']}
          rows={rows}
        />
      ) : (
        <p>
          Nothing has run here yet. Train{' '}
          {chapters.map(({ path, name }, i) => (
            <span key={path}>
              {i > 0 && (i === chapters.length - 1 ? ' or ' : ', ')}
              <Link href={path}>{name}</Link>
            </span>
          ))}{' '}
          on its own page, and it appears here.
        </p>
      )}
    </article>
  );
}
