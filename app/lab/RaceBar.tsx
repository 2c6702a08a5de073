import { useState } from 'react';
import { type ModelName, neuralModels } from '../../src/models/config';
import { Segments } from '../figures/picture/Segments';
import { Button } from '../ui/Button';
import { Slider } from '../ui/Field';
import { modelNames } from '../workbench/names';
import { budgets, type Clock, clocks } from './clock';
import style from './Lab.module.css';
import type { Race } from './useRace';

const clockSegments = clocks.map((id) => ({ id, label: id }));

const budgetOf: Record<Clock, number> = { epochs: 4, steps: 250, seconds: 40 };

/** Two or three models from fresh weights, each with as much of the same. */
export function RaceBar({ race, disabled }: { race: Race; disabled: boolean }) {
  const [entered, setEntered] = useState<readonly ModelName[]>(neuralModels);
  const [chosen, setChosen] = useState(budgetOf);
  const budget = chosen[race.clock];
  const running = race.turn !== null;
  const toggle = (model: ModelName) =>
    setEntered(neuralModels.filter((each) => entered.includes(each) !== (each === model)));
  return (
    <section className={style.race} aria-label="Race">
      <fieldset disabled={running}>
        <legend>Race, from fresh weights</legend>
        {neuralModels.map((model) => (
          <label key={model} data-model={model}>
            <input type="checkbox" checked={entered.includes(model)} onChange={() => toggle(model)} />
            {modelNames[model]}
          </label>
        ))}
      </fieldset>
      <Segments
        label="The same number of"
        segments={clockSegments}
        selected={race.clock}
        onSelect={(clock) => running || race.setClock(clock)}
      />
      <Slider
        label="For each"
        values={budgets[race.clock]}
        value={budget}
        onChange={(value) => setChosen({ ...chosen, [race.clock]: value })}
        disabled={running}
        format={(value) =>
          `${value.toLocaleString('en')} ${value === 1 ? race.clock.slice(0, -1) : race.clock}`
        }
      />
      {running ? (
        <Button onClick={race.stop}>Stop the race</Button>
      ) : (
        <Button
          disabled={disabled || entered.length < 2}
          title={entered.length < 2 ? 'A race needs two models' : undefined}
          onClick={() => race.start(entered, budget)}
        >
          Start the race
        </Button>
      )}
    </section>
  );
}
