import type { Tail } from '../../../src/data/tail';
import { Counted } from '../../figures/Counted';
import { Figure } from '../../figures/Figure';
import { useStore } from '../../store/store';
import { type Question, useCounted } from '../../training/counting';
import { DataTable } from '../../ui/DataTable';
import { TailChart, tailTable } from './TailChart';

const question: Question<Tail> = (counter) => counter.tail();

/** How many players each game has, most owned first, and what the head of that list holds. */
export function TailFigure() {
  const tail = useCounted(question);
  const dataset = useStore((state) => state.dataset);
  return (
    <Figure
      id="tail"
      title="A few games that many have, and the rest"
      number="2.1"
      badge={tail.value ? 'live' : undefined}
      caption="Every game stands at its place, from the most owned to the least. On even axes it is a wall and a plain. Make them logarithmic, so that each step is ten times the last, and the plain turns out to be a long slope. Most of what a model must choose from lies on that slope, and most of what it sees does not."
      table={tail.value && dataset && <DataTable {...tailTable(tail.value, dataset)} />}
    >
      <Counted of={tail} room={430}>
        {(tail) => dataset && <TailChart tail={tail} dataset={dataset} />}
      </Counted>
    </Figure>
  );
}
