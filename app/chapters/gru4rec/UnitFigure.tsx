import { useMemo } from 'react';
import type { Dataset } from '../../../src/data/dataset';
import { findOp } from '../../../src/nn/recording';
import { lineChartTable } from '../../../src/viz/chartData';
import { heatmap } from '../../../src/viz/heatmap';
import { lineChart } from '../../../src/viz/lineChart';
import { Figure } from '../../figures/Figure';
import { gateHistory, gateOp, gateScale } from '../../figures/gru4rec/view';
import { Drawing } from '../../figures/picture/Drawing';
import { Head } from '../../figures/picture/Head';
import { scopeNumber } from '../../figures/picture/tensors';
import { useFollowed } from '../../figures/picture/useFollowed';
import { signed } from '../../step/Bar';
import type { Tape } from '../../store/run';
import { useStore } from '../../store/store';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { modelHues } from '../../workbench/names';
import { useTapeLater } from '../../workbench/useTapeLater';
import { Drivers } from './Drivers';
import { endsOf, pushes } from './tendency';
import { liveliestUnit, trajectoryOf } from './trajectory';
import style from './Unit.module.css';
import { type UnitsState, useUnits } from './useUnits';

const hue = modelHues.gru4rec;

const title = 'What moves one hidden unit';
const caption = (
  <>
    Choose a column: its state <i>h</i>, what was proposed <i>n</i> and how much was kept <i>z</i> follow
    below. Then ask the model about all games. Do the games at one end have anything in common? For some units
    a genre or a series can be guessed; for most there is no word. A unit need not stand for anything by
    itself: the model only ever uses all of them together.
  </>
);

/** One unit of GRU4Rec: through the history of the page, over the catalogue, and among held-out players. */
export function UnitFigure({ number }: { number: string }) {
  const tape = useTapeLater('gru4rec');
  const dataset = useStore((state) => state.dataset);
  const units = useUnits();
  if (!tape || !dataset || !findOp(tape.recording, 'event0/state'))
    return (
      <Figure id="unit" {...{ title, number, caption }}>
        <p className={style.hint}>Opening the tape …</p>
      </Figure>
    );
  return <Inspector {...{ tape, dataset, units, number }} />;
}

interface InspectorProps {
  tape: Tape;
  dataset: Dataset;
  units: UnitsState;
  number: string;
}

function Inspector({ tape, dataset, units, number }: InspectorProps) {
  const { recording, kind } = tape;
  const { responses, busy, ask } = units;
  const op = useStore((state) => state.op);
  const cell = useStore((state) => state.cell);
  const running = useStore((state) => state.runs.gru4rec?.status === 'running');
  const { setOp, setCell } = useStore.getState();
  const states = useMemo(() => gateHistory(recording, dataset, 'state'), [recording, dataset]);
  const scale = useMemo(() => gateScale(recording, 'state'), [recording]);
  const { rows, columns } = states.matrix;

  // The cursor of the page: a unit chosen above is the unit here, and the other way round.
  const overCatalogue = op === 'scores' || op === 'probability';
  const chosen = useFollowed(overCatalogue ? null : (cell?.column ?? null));
  const liveliest = useMemo(() => liveliestUnit(recording, columns), [recording, columns]);
  const unit = chosen !== null && chosen < columns ? chosen : liveliest;
  const event = Math.min(rows - 1, scopeNumber(op ?? '') ?? rows - 1);
  const choose = (row: number, column: number) => {
    const to = gateOp('state', row);
    setOp(to.id);
    setCell({ head: 0, row: to.row, column });
  };
  const trajectory = useMemo(() => trajectoryOf(recording, unit), [recording, unit]);
  const chart = {
    label: `Unit ${unit} over the history`,
    xName: 'game',
    yFormat: '.3f',
    fromZero: true,
    yMax: 1,
    height: 170,
    empty: 'Nothing has been read.',
    describeX: (x: number) => (x === 0 ? 'before any game' : `${x}. ${states.rowLabels[x - 1]}`),
  };

  return (
    <Figure
      id="unit"
      {...{ title, number, caption }}
      badge={responses ? 'live' : kind}
      table={
        responses ? (
          <PushTable {...{ responses, dataset, unit }} />
        ) : (
          <DataTable {...lineChartTable(trajectory, chart)} />
        )
      }
    >
      <div className={style.part}>
        <Head facts={`unit ${unit} of ${columns}, from 0`}>
          Hidden state <i>h</i> · units × games
        </Head>
        <Drawing
          of={heatmap}
          data={states}
          options={{
            ...{ label: 'Hidden state, to choose a unit of', scale, hue },
            current: null,
            computed: rows,
            selected: { row: event, column: unit },
            maxHeight: 180,
            maxRow: 18,
            onSelect: (at) => at && choose(at.row, at.column),
            onRow: (row) => choose(row, unit),
          }}
        />
        <Head facts="h, n from −1 to 1 · z from 0 to 1">Unit {unit}, game by game</Head>
        <Drawing
          of={lineChart}
          data={trajectory}
          options={{
            ...chart,
            marker: event + 1,
            onSelect: (x) => choose(Math.max(0, x - 1), unit),
          }}
        />
      </div>
      {responses ? (
        <Drivers {...{ responses, dataset, unit }} />
      ) : (
        <div className={style.start}>
          <p>
            {running
              ? 'The model is training. Pause it, and it can be asked about every game.'
              : 'Lets each game of the catalogue arrive on its own, after an empty history, and looks through 500 held-out players, with the model’s present weights.'}
          </p>
          <Button variant="primary" disabled={busy || running} onClick={ask}>
            {busy ? 'Asking …' : 'Ask the model about all games'}
          </Button>
        </div>
      )}
    </Figure>
  );
}

type Responses = NonNullable<UnitsState['responses']>;

function PushTable({ responses, dataset, unit }: { responses: Responses; dataset: Dataset; unit: number }) {
  const { highest, lowest } = endsOf(pushes(responses, unit));
  return (
    <DataTable
      caption={`Unit ${unit}: the games that push it highest, then those that push it lowest, each after an empty history`}
      columns={['Game', 'h = (1 − z) n', 'n', 'z']}
      rows={[...highest, ...lowest.toReversed()].map(({ item, h, n, z }) => [
        dataset.games[item].title,
        ...[h, n, z].map((value) => signed(value, 3)),
      ])}
    />
  );
}
