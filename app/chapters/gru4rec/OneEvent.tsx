import { findOp } from '../../../src/nn/recording';
import { digits } from '../../code/digits';
import { numbersOf } from '../../code/numbers';
import { eventFlow, gateOp } from '../../figures/gru4rec/view';
import { Select, Slider } from '../../ui/Field';
import body from '../Body.module.css';
import { point, type Reading } from '../models/useReading';
import { Worked } from '../models/Worked';
import style from '../models/Worked.module.css';
import { percent } from '../words';
import { unitUnder } from './event';

/** One unit at one event: four lines of arithmetic, with the numbers of the tape. */
export function OneEvent() {
  return (
    <Worked
      model="gru4rec"
      title="One event by hand"
      number="4.1"
      room={330}
      caption="The figure opens at the unit that one game changes most. Choose a unit that hardly changes: its z is near 1, or its candidate near what it held. What stands inside σ and tanh is recovered from their results; it is the sum of the game’s share and the old vector’s share, one row of each matrix."
    >
      {(reading) => <Sums {...reading} />}
    </Worked>
  );
}

const gates = ['reset', 'update', 'candidate', 'state'] as const;
const symbols = { reset: 'r', update: 'z', candidate: 'n', state: 'h' };

function Sums({ recording, titles, op, cell }: Reading) {
  const { event, unit } = unitUnder(recording, op, cell);
  const flow = eventFlow(recording, event);
  const [r, z, before] = [flow.reset, flow.update, flow.previous].map((all) => all[unit]);
  const says = {
    reset: `${percent(r)} of what the old vector says here goes into the proposal.`,
    update: `${percent(z)} of the old value is kept, ${percent(1 - z)} comes from the proposal.`,
    candidate: 'The proposal: what this game would write, were nothing kept.',
    state: `Unit ${unit} held ${digits(before)} before ${titles[event]}, and holds this after it.`,
  };
  const go = (to: number, at: number, gate: (typeof gates)[number] = 'state') => {
    const { id, row } = gateOp(gate, to);
    point(id, { head: 0, row, column: at });
  };
  return (
    <>
      <div className={body.tools}>
        <div className={style.game}>
          <Select
            label="The game that is read"
            value={String(event)}
            options={titles.map((title, at) => ({ value: String(at), label: `${at + 1}. ${title}` }))}
            onChange={(to) => go(Number(to), unit)}
          />
        </div>
        <div className={body.slider}>
          <Slider
            label="Unit"
            min={0}
            max={flow.state.length - 1}
            step={1}
            value={unit}
            onChange={(to) => go(event, to)}
          />
        </div>
      </div>
      <ol className={style.sums}>
        {gates.map((gate) => {
          const { id, row } = gateOp(gate, event);
          const own = findOp(recording, id);
          return (
            <li key={gate}>
              <button type="button" aria-pressed={op?.id === id} onClick={() => go(event, unit, gate)}>
                <i>{symbols[gate]}</i>
                <b>{own && numbersOf(recording, own, { head: 0, row, column: unit })?.text}</b>
                <span>{says[gate]}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}
