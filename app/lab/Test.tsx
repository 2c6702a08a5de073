import { useState } from 'react';
import { whole } from '../../src/data/whole';
import { type ModelName, neuralModels } from '../../src/models/config';
import { baselineNames } from '../../src/train/protocol';
import { useCopy } from '../figures/useCopy';
import { useStore } from '../store/store';
import { complain, test } from '../training/trainer';
import { Button } from '../ui/Button';
import { CheckIcon } from '../ui/icons';
import { Progress } from '../ui/Progress';
import { Board } from '../workbench/Board';
import { baselineTitles, modelNames } from '../workbench/names';
import { epochOf, isBusy } from '../workbench/runs';
import style from './Lab.module.css';
import { metricCells, metricColumns } from './metrics';
import { quotable, type Tested, testRows } from './tested';

export interface TestProps {
  testing: ModelName | null;
  onTesting: (model: ModelName | null) => void;
}

/** The table to quote: every player's last game, which no run has learned from and no curve was drawn with. */
export function Test({ testing, onTesting }: TestProps) {
  const runs = useStore((state) => state.runs);
  const players = useStore((state) => state.dataset?.manifest.counts.players ?? 0);
  const [tested, setTested] = useState<Tested[]>([]);
  const { state: copied, copy } = useCopy();
  const latest = tested.at(-1);

  const start = async (model: ModelName) => {
    const run = runs[model];
    if (!run || testing) return;
    const began = performance.now();
    onTesting(model);
    try {
      const rows = await test(model);
      const seconds = (performance.now() - began) / 1000;
      const others = tested.filter((other) => other.model !== model);
      setTested([
        ...others,
        {
          model,
          rows,
          epoch: epochOf(run) + (run.origin === 'recorded' ? ', recorded' : ''),
          step: run.step,
          seconds,
        },
      ]);
    } catch (error) {
      complain(error);
    } finally {
      onTesting(null);
    }
  };

  // A run that was begun anew is another model.
  const current = tested.filter(({ model, step }) => (runs[model]?.step ?? 0) >= step);
  const measured = new Map(testRows(current).map((row) => [row.name, row]));
  const baselines = baselineNames.map((name) => {
    const row = measured.get(name);
    return { title: baselineTitles[name], cells: [...metricCells(row), '–', ''] };
  });
  const models = neuralModels.map((model) => {
    const row = measured.get(model);
    const run = runs[model];
    const label = testing === model ? 'Testing …' : 'Test';
    return {
      title: modelNames[model],
      model,
      cells: [
        ...metricCells(row),
        row?.epoch ?? '–',
        <Button
          key="test"
          className={style.test}
          disabled={!run || run.step === 0 || isBusy(run)}
          aria-label={`${label} ${modelNames[model]} on every player`}
          onClick={() => start(model)}
        >
          {label}
        </Button>,
      ],
    };
  });

  return (
    <section className={style.board} aria-labelledby="test">
      <div className={style.boardHead}>
        <h2 id="test">The table to quote</h2>
        <Button
          variant="plain"
          icon={copied === 'copied' && <CheckIcon />}
          disabled={current.length === 0}
          onClick={() => copy(quotable(testRows(current)))}
        >
          {copied === 'copied' ? 'Copied' : copied === 'failed' ? 'Cannot copy here' : 'Copy'}
        </Button>
      </div>
      <p>
        The last game of every player: no model has learned from it, and no curve above was measured on it.
        Look here once, when you are done choosing.
      </p>
      <Board
        caption="Test results"
        columns={['Model', ...metricColumns, 'Epoch', 'Test']}
        rows={[...baselines, ...models]}
      />
      <div className={style.testing} role="status">
        {testing ? (
          <Progress
            label={`Testing ${modelNames[testing]} and the baselines on ${whole(players)} players`}
            value={null}
          />
        ) : (
          latest &&
          `${modelNames[latest.model]}: ${whole(players)} players in ${latest.seconds.toFixed(1)} s.`
        )}
      </div>
    </section>
  );
}
