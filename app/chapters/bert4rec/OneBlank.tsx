import { whole } from '../../../src/data/whole';
import type { Cell } from '../../../src/viz/types';
import { vectorStrip } from '../../../src/viz/vectorStrip';
import { digits } from '../../code/digits';
import { isInference } from '../../figures/bert4rec/view';
import { Drawing } from '../../figures/picture/Drawing';
import { Head } from '../../figures/picture/Head';
import { Segments } from '../../figures/picture/Segments';
import { useStore } from '../../store/store';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { modelHues } from '../../workbench/names';
import body from '../Body.module.css';
import { point, type Reading } from '../models/useReading';
import { Worked } from '../models/Worked';
import style from '../models/Worked.module.css';
import { counted } from '../words';
import { blankUnder, stagesOf, stripOf, workedBlank } from './blank';

/** One blank: from the [MASK] that says nothing to a probability for every game, and to the loss. */
export function OneBlank() {
  return (
    <Worked
      model="bert4rec"
      title="One blank by hand"
      number="6.1"
      room={520}
      caption="Above, the vector at the blank, from top to bottom: it begins as the [MASK] that all blanks share and knows only its place; what distinguishes it afterwards it has heard from the other games. Below, what becomes of the last vector: its product with each game’s own vector, and the softmax over all of them. The softmax leaves no game out, not even those that are in the library."
    >
      {(reading) => <Blank {...reading} />}
    </Worked>
  );
}

function Blank({ recording, titles, dataset, op, cell }: Reading) {
  const blank = blankUnder(recording, op, cell);
  const worked = workedBlank(recording, blank);
  const stages = stagesOf(recording, blank);
  if (!worked) return null;
  const { candidates, others, shift, total, hidden } = worked;
  const position = recording.masked[blank];
  const last = stages.at(-1);
  const select = (at: Cell | null) => {
    const stage = at && stages[at.row];
    if (stage) point(stage.op.id, { head: 0, row: stage.row, column: at.column });
  };
  const unit = op && stages.some((stage) => stage.op === op) ? (cell?.column ?? null) : null;
  const title = (item: number) => dataset.games[item].title;
  return (
    <>
      {recording.masked.length > 1 && (
        <Segments
          label="Blank"
          segments={recording.masked.map((at, id) => ({ id, label: `Blank ${id + 1}`, name: titles[at] }))}
          selected={blank}
          onSelect={(id) => last && point(last.op.id, { head: 0, row: id, column: unit ?? 0 })}
        />
      )}
      <div>
        <Head facts={`position ${position + 1} of ${titles.length}`}>
          {isInference(recording)
            ? 'The blank after the last game'
            : `The blank over ${titles[position].replace('[MASK] ', '')}`}
        </Head>
        <Drawing
          of={vectorStrip}
          data={stages.map((stage) => stripOf(recording, stage, op))}
          options={{
            label: 'The vector at the blank',
            hue: modelHues.bert4rec,
            selected: unit,
            onSelect: select,
          }}
        />
      </div>
      <div className={style.table}>
        <DataTable
          caption="From scores to probabilities"
          columns={['Game', 'y = g · E + b', shift ? `e^(y − ${digits(shift)})` : 'e^y', 'p', '−ln p']}
          rows={[
            ...candidates.map(({ item, rank, score, power, probability }) => [
              `${rank}. ${title(item)}${item === hidden?.item ? ' ✓' : ''}`,
              digits(score),
              digits(power),
              digits(probability),
              digits(-Math.log(probability)),
            ]),
            [`${whole(others.count)} others`, '', digits(others.power), digits(others.probability), ''],
            ['Sum', '', digits(total), '1', ''],
          ]}
        />
      </div>
      {hidden ? (
        <p className={body.sentence}>
          Under this blank lies {title(hidden.item)}. The model gives it {digits(hidden.probability)}, and so
          this blank costs −ln&nbsp;{digits(hidden.probability)}&nbsp;={' '}
          <strong>{digits(-Math.log(hidden.probability))}</strong>
          {recording.masked.length > 1
            ? `; the loss is the mean over ${counted(recording.masked.length, 'blank')}.`
            : '. With one blank, that is the loss.'}{' '}
          A guess among all {whole(dataset.games.length - 1)} games alike would cost{' '}
          {digits(Math.log(dataset.games.length - 1))}.
        </p>
      ) : (
        <AskForLoss recording={recording} dataset={dataset} />
      )}
    </>
  );
}

/** Under an appended blank there is no right answer yet, and so no loss. */
function AskForLoss({ recording, dataset }: Pick<Reading, 'recording' | 'dataset'>) {
  const { history } = recording;
  const all = useStore((state) => state.history) ?? history;
  const middle = Math.floor((history.length - 1) / 2);
  const hide = () => useStore.getState().setMasked([middle + Math.max(0, all.length - history.length)]);
  return (
    <div className={body.tools}>
      <p className={body.sentence}>
        This blank stands after the last game: nobody knows yet what belongs there, and so there is no loss.
        Hide a game, and there is.
      </p>
      <Button onClick={hide}>Hide {dataset.games[history[middle]].title}</Button>
    </div>
  );
}
