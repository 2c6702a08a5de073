import { useCallback } from 'react';
import type { Peeling } from '../../../src/data/peeling';
import { whole } from '../../../src/data/whole';
import { Counted } from '../../figures/Counted';
import { Figure } from '../../figures/Figure';
import { wholeNumber } from '../../store/properties';
import { useStore } from '../../store/store';
import { useSetting } from '../../store/useSetting';
import { useCounted } from '../../training/counting';
import { DataTable } from '../../ui/DataTable';
import { Slider } from '../../ui/Field';
import body from '../Body.module.css';
import { PeelRounds } from './PeelRounds';

/** How far beyond the recipe's k the slider goes. */
const REACH = 20;

/** The k-core, round by round: who has too few, and who falls with them. */
export function PeelFigure() {
  const manifest = useStore((state) => state.dataset?.manifest);
  const recipe = manifest?.recipe.core ?? 5;
  const lowest = Math.max(2, recipe);
  const [core, setCore] = useSetting('core', wholeNumber(lowest, lowest + REACH), 2 * lowest);
  const peeling = useCounted(useCallback((counter) => counter.peel(core), [core]));
  return (
    <Figure
      id="core"
      title="Too few, and who falls with them"
      number="2.2"
      badge={peeling.value ? 'live' : undefined}
      caption={
        <p>
          Orange is what falls in the next round: first every game with fewer than <i>k</i> players, then
          every player who is left with fewer than <i>k</i> games. The number in a circle counts its edges in
          the whole graph, of which the picture shows a small real part. Step on, and look for somebody who
          had enough until the round before. Then raise <i>k</i> until one round too many leaves nobody.
        </p>
      }
      table={peeling.value && <DataTable {...tableOf(peeling.value)} />}
    >
      <div className={body.body}>
        <div className={body.narrow}>
          <Slider
            label="k: fewest games of a player, fewest players of a game"
            min={lowest}
            max={lowest + REACH}
            step={1}
            value={core}
            onChange={setCore}
          />
        </div>
      </div>
      <Counted of={peeling} room={620}>
        {(peeling) => (
          <PeelRounds key={peeling.core} peeling={peeling} filtered={manifest?.simulated ? recipe : 0} />
        )}
      </Counted>
    </Figure>
  );
}

const tableOf = ({ core, levels }: Peeling) => ({
  caption: `What is left after each round of the ${core}-core`,
  columns: ['Round', 'Players', 'Games', 'Entries'],
  rows: levels.map(({ players, games, entries }, round) => [
    round === 0 ? 'before' : round,
    whole(players),
    whole(games),
    whole(entries),
  ]),
});
