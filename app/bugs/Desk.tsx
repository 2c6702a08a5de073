import { useState } from 'react';
import { catalogueSize } from '../../src/data/dataset';
import { useStore } from '../store/store';
import { Tabs } from '../ui/Tabs';
import { Attention } from './Attention';
import style from './Bugs.module.css';
import type { Figures } from './figures';
import type { Side } from './grading';
import { OnePlayer } from './OnePlayer';
import { Tests } from './Tests';
import type { Exhibits } from './useTrial';

const tabs = [
  { id: 'tests', label: 'Tests' },
  { id: 'player', label: 'One player' },
  { id: 'attention', label: 'Attention' },
] as const;

type Tab = (typeof tabs)[number]['id'];

interface DeskProps {
  exhibits: Exhibits;
  figures: Record<Side, Figures>;
  /** A transformer has a map of who looks at whom. */
  attends: boolean;
}

/** What both runs were asked once they stood still. */
export function Desk({ exhibits, figures, attends }: DeskProps) {
  const dataset = useStore((state) => state.dataset);
  const [tab, setTab] = useState<Tab>('tests');
  if (!dataset) return null;
  return (
    <div className={style.desk}>
      <Tabs
        label="Exhibits"
        tabs={tabs.filter(({ id }) => id !== 'attention' || attends)}
        selected={tab}
        onSelect={setTab}
      >
        <div className={style.exhibit}>
          {tab === 'tests' && (
            <Tests
              figures={figures}
              games={catalogueSize(dataset)}
              players={exhibits.A.examination.players}
            />
          )}
          {tab === 'player' && <OnePlayer exhibits={exhibits} dataset={dataset} />}
          {tab === 'attention' && <Attention exhibits={exhibits} dataset={dataset} />}
        </div>
      </Tabs>
    </div>
  );
}
