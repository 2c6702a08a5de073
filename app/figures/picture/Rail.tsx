import type { Op, Recording } from '../../../src/nn/recording';
import style from './Rail.module.css';
import { markNames, sameStep, stageOf, stagesOf } from './rail';
import { Segments } from './Segments';

interface RailProps {
  recording: Recording;
  op: Op;
  /** Id of the op that the pointer is over, wherever it is. */
  hovered: string | null;
  onOp: (op: Op) => void;
  onHover?: (id: string | null) => void;
}

/** Where in the model the picture is: the stage, and the step in it. Choosing one goes there. */
export function Rail({ recording, op, hovered, onOp, onHover }: RailProps) {
  const stages = stagesOf(recording);
  const stage = stageOf(stages, op);
  return (
    <div className={style.rail}>
      <Segments
        label="Stage"
        segments={stages.map(({ id, name }) => ({ id, label: name }))}
        selected={stage.id}
        onSelect={(id) => {
          const chosen = stages.find((other) => other.id === id);
          if (chosen) onOp(sameStep(chosen, op));
        }}
      />
      <Segments
        label={`Steps of ${stage.name}`}
        tone="cursor"
        segments={stage.ops.map(({ id, mark }) => ({ id, ...(markNames[mark] ?? { label: mark }) }))}
        selected={op.id}
        lit={hovered}
        onSelect={(id) => onOp(stage.ops.find((step) => step.id === id) ?? op)}
        onHover={onHover}
      />
    </div>
  );
}
