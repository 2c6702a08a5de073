import { useState } from 'react';
import { type ModelName, neuralModels } from '../../src/models/config';
import { useStore } from '../store/store';
import { Button } from '../ui/Button';
import { Tabs } from '../ui/Tabs';
import { modelNames } from '../workbench/names';
import { isBusy, useChanges } from '../workbench/runs';
import { Settings } from '../workbench/Settings';
import style from './Lab.module.css';

const tabs = neuralModels.map((id) => ({ id, label: modelNames[id] }));

/** What the next run of each model is trained with. A setting that two models have is the same for both. */
export function Inspector() {
  const [model, setModel] = useState<ModelName>(neuralModels[0]);
  const running = useStore((state) => isBusy(state.runs[model]));
  const untouched = useStore((state) => Object.keys(state.requestedConfig).length === 0);
  const changes = useChanges(model);
  return (
    <section className={style.inspector} data-model={model} aria-label="Settings">
      <Tabs label="Settings of" tabs={tabs} selected={model} onSelect={setModel}>
        <div className={style.settings}>
          <p className={style.note}>
            Every model starts from the settings that suit it. What you change holds for all three, so that a
            race stays fair.
          </p>
          <p className={style.note}>
            {running ? `Pause ${modelNames[model]} to change them.` : 'What you change needs a fresh run.'}
          </p>
          <Settings model={model} disabled={running} all />
          {changes.length > 0 && (
            <div className={style.changes}>
              <p className={style.note}>
                {modelNames[model]} was trained with other settings. <strong>Train anew</strong> starts over
                with these:
              </p>
              <dl>
                {changes.map(({ name, from, to }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      <s>{from}</s> → <b>{to}</b>
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          )}
          <Button disabled={untouched || running} onClick={() => useStore.setState({ requestedConfig: {} })}>
            Back to the defaults
          </Button>
        </div>
      </Tabs>
    </section>
  );
}
