import type { ReactNode } from 'react';
import type { Dataset } from '../../src/data/dataset';
import type { ModelName } from '../../src/models/config';
import { Figure } from '../figures/Figure';
import { useStore } from '../store/store';
import { Button } from '../ui/Button';
import { DataTable } from '../ui/DataTable';
import { modelHues } from '../workbench/names';
import { isBusy } from '../workbench/runs';
import { AdamView } from './AdamView';
import { Backward } from './Backward';
import { layersOf } from './gradients';
import { Predictions } from './Predictions';
import { Reach } from './Reach';
import style from './Step.module.css';
import { type StepState, type TakenStep, useStep } from './useStep';

export interface StepFigureProps {
  model: ModelName;
  number: string;
  caption: ReactNode;
}

/** A training step on the history of the page: what was expected, what the loss is felt by, and what Adam does about it. */
export function StepFigure({ model, number, caption }: StepFigureProps) {
  const dataset = useStore((state) => state.dataset);
  const running = useStore((state) => isBusy(state.runs[model]));
  const games = useStore((state) => (state.history ?? state.tapes[model]?.recording.history)?.length ?? 0);
  const step = useStep(model);
  const { taken, busy, take } = step;
  return (
    <Figure
      id="step"
      title="One training step, taken apart"
      number={number}
      badge={taken ? 'live' : undefined}
      caption={caption}
      table={taken && dataset && <FlowTable taken={taken} dataset={dataset} />}
    >
      {taken && dataset ? (
        <Parts model={model} dataset={dataset} taken={taken} step={step} />
      ) : (
        <div className={style.start}>
          <p>
            {running
              ? 'The model is training. Pause it, and one of its steps can be looked at.'
              : games < 2
                ? 'One game alone teaches nothing: add another to the history.'
                : 'Takes one step on the history with the model’s present weights, and shows all of it. The model stays as it is.'}
          </p>
          <Button
            variant="primary"
            disabled={running || busy || !dataset || games < 2}
            onClick={() => take('last')}
          >
            {busy ? 'Computing …' : 'Take a step apart'}
          </Button>
        </div>
      )}
    </Figure>
  );
}

interface PartsProps {
  model: ModelName;
  dataset: Dataset;
  taken: TakenStep;
  step: StepState;
}

function Parts({ model, dataset, taken, step }: PartsProps) {
  const hue = modelHues[model];
  return (
    <div className={style.parts} aria-busy={step.busy}>
      <Predictions taken={taken} dataset={dataset} onOnly={step.take} />
      <Backward taken={taken} dataset={dataset} hue={hue} />
      <Reach taken={taken} dataset={dataset} />
      <AdamView tape={taken.tape} dataset={dataset} />
    </div>
  );
}

function FlowTable({ taken, dataset }: { taken: TakenStep; dataset: Dataset }) {
  return (
    <DataTable
      caption="Norm of the gradient of each tensor, from the loss back to the embeddings"
      columns={['Tensor', 'Rows', 'Columns', 'Norm of the gradient']}
      rows={layersOf(taken.tape, dataset).map(({ name, heads, norm }) => [
        name,
        heads[0].rows,
        heads[0].columns * heads.length,
        norm.toExponential(2),
      ])}
    />
  );
}
