import { useContext, useState } from 'react';
import { bump as bumpChart } from '../../../src/viz/bump';
import { ranking as rankingList } from '../../../src/viz/ranking';
import { FigureSetting } from '../setting';
import type { Compared } from './compared';
import { Drawing } from './Drawing';
import { Head } from './Head';
import style from './Picture.module.css';
import { Segments } from './Segments';

interface RankingPanelProps {
  compared: Compared;
  /** 'Recommended after Rust' */
  title: string;
  k: number;
  withTruth: boolean;
  empty: string;
  /** The game under the cursor. */
  selected: number | null;
  onSelect: (item: number) => void;
  hue: string;
}

const forms = [
  { id: 'list', label: 'List' },
  { id: 'bump', label: 'Before and now' },
] as const;

/** What is recommended; and, once the reader has changed something, what that has moved. */
export function RankingPanel(props: RankingPanelProps) {
  const { compared, title, k, withTruth, empty, selected, onSelect, hue } = props;
  const { ranking, bump } = compared;
  const [form, setForm] = useState<'list' | 'bump'>('list');
  const alone = useContext(FigureSetting) !== null;
  return (
    <>
      <Head facts="probability">{title}</Head>
      <div className={style.tools}>
        <span>
          {bump && `Moved since ${bump.since}`}
          {!bump && !alone && 'Change the history or train, and see here what moves.'}
        </span>
        {bump && <Segments label="Ranking as" segments={forms} selected={form} onSelect={setForm} />}
      </div>
      {bump && form === 'bump' ? (
        <Drawing of={bumpChart} data={bump} options={{ label: title, selected, onSelect }} />
      ) : (
        <Drawing
          of={rankingList}
          data={ranking}
          options={{ label: title, hue, k, withTruth, empty, selected, onSelect }}
        />
      )}
    </>
  );
}
