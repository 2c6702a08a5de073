import type { Dataset } from '../../../src/data/dataset';
import { findOp } from '../../../src/nn/recording';
import { attentionMap } from '../../../src/viz/attentionMap';
import { heatmap } from '../../../src/viz/heatmap';
import { ranking } from '../../../src/viz/ranking';
import { GameTile } from '../../figures/GameTile';
import { gateHistory, gateScale } from '../../figures/gru4rec/view';
import { headScale } from '../../figures/picture/attention';
import { Drawing } from '../../figures/picture/Drawing';
import { headMatrix, titlesOf } from '../../figures/picture/tensors';
import { modelHues } from '../../workbench/names';
import style from '../Interview.module.css';
import type { Task } from './task';

/** The picture that a question is about. */
export function PictureView({ task: { picture, model, title }, data }: { task: Task; data: Dataset }) {
  const hue = modelHues[model];
  switch (picture.form) {
    case 'attention': {
      const { recording, head } = picture;
      const op = findOp(recording, picture.op);
      return (
        op && (
          <Drawing
            of={attentionMap}
            data={{
              matrix: headMatrix(recording, op, head),
              titles: titlesOf(recording, data),
              causal: true,
            }}
            options={{
              label: `${op.mark === 'weights' ? 'Attention weights' : 'Scores before the softmax'}, head ${head + 1}`,
              scale: headScale(recording, op, head, true),
              hue,
              maxCell: 44,
              selected: { row: null, column: null },
            }}
          />
        )
      );
    }
    case 'gates':
      return (
        <Drawing
          of={heatmap}
          data={gateHistory(picture.recording, data, 'update')}
          options={{
            label: 'Update gate z',
            scale: gateScale(picture.recording, 'update'),
            hue,
            current: picture.event,
            computed: picture.recording.history.length,
            selected: { row: picture.event, column: null },
            maxRow: 34,
          }}
        />
      );
    case 'ranking':
      return (
        <Drawing
          of={ranking}
          data={picture.data}
          options={{
            label: `Recommended after ${picture.after}`,
            hue,
            k: picture.k,
            withTruth: true,
            empty: '',
          }}
        />
      );
    case 'games':
      return (
        <ol className={style.games} aria-label={title}>
          {picture.history.map((item) => (
            <li key={item}>
              <GameTile game={data.games[item]} />
            </li>
          ))}
        </ol>
      );
  }
}
