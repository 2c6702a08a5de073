import { useState } from 'react';
import { whole } from '../../src/data/whole';
import { type ModelName, neuralModels } from '../../src/models/config';
import { Segments } from '../figures/picture/Segments';
import { budgets, type Clock, clocks } from '../training/clock';
import { setClock, startRace, stopRace, useRace } from '../training/race';
import { Button } from '../ui/Button';
import { Slider } from '../ui/Field';
import { modelNames } from '../workbench/names';
import style from './Lab.module.css';

const clockSegments = clocks.map((id) => ({ id, label: id }));

const budgetOf: Record<Clock, number> = { epochs: 4, steps: 250, seconds: 40 };

/** Two or three models from fresh weights, each with as much of the same. */
export function RaceBar({ disabled }: { disabled: boolean }) {
  const { clock, turn } = useRace();
  const [entered, setEntered] = useState<readonly ModelName[]>(neuralModels);
  const [chosen, setChosen] = useState(budgetOf);
  const budget = chosen[clock];
  const running = turn !== null;
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
        selected={clock}
        onSelect={(other) => running || setClock(other)}
      />
      <Slider
        label="For each"
        values={budgets[clock]}
        value={budget}
        onChange={(value) => setChosen({ ...chosen, [clock]: value })}
        disabled={running}
        format={(value) => `${whole(value)} ${value === 1 ? clock.slice(0, -1) : clock}`}
      />
      {running ? (
        <Button onClick={stopRace}>Stop the race</Button>
      ) : (
        <Button
          disabled={disabled || entered.length < 2}
          title={entered.length < 2 ? 'A race needs two models' : undefined}
          onClick={() => void startRace(entered, budget)}
        >
          Start the race
        </Button>
      )}
    </section>
  );
}
