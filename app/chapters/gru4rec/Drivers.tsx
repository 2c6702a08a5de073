import { useMemo } from 'react';
import { type Dataset, historyOf } from '../../../src/data/dataset';
import { whole } from '../../../src/data/whole';
import type { UnitMoment, UnitResponses } from '../../../src/train/protocol';
import { Head } from '../../figures/picture/Head';
import { Bar, signed } from '../../step/Bar';
import { endsOf, genreCounts, leaningOf, type Push, pushes, type Tendency, tendencyOf } from './tendency';
import style from './Unit.module.css';

interface DriversProps {
  responses: UnitResponses;
  dataset: Dataset;
  unit: number;
}

/** Games listed at each end. */
const listed = 8;
/** Games told before the one at which a unit is strongest. */
const told = 3;

/** The two ends of a unit: which games push it there alone, and when players' histories have. */
export function Drivers({ responses, dataset, unit }: DriversProps) {
  const sorted = useMemo(() => pushes(responses, unit), [responses, unit]);
  const leaning = useMemo(() => leaningOf(responses, dataset), [responses, dataset]);
  const { highest, lowest } = endsOf(sorted);
  const most = Math.max(Math.abs(highest[0].h), Math.abs(lowest[0].h));
  const ends = [
    { name: 'highest', games: highest, moments: responses.highest[unit] },
    { name: 'lowest', games: lowest, moments: responses.lowest[unit] },
  ] as const;
  return (
    <div className={style.drivers}>
      <p className={style.definition}>
        Each game of the catalogue arrives alone, after an empty history (<i>h</i>₀ = 0), and leaves <i>h</i>{' '}
        = (1 − <i>z</i>) <i>n</i> in unit {unit}. The games are in the order of that number.
      </p>
      {ends.map(({ name, games, moments }) => (
        <section key={name} className={style.end} aria-label={`Pushed ${name}`}>
          <Head facts="h · n · z">
            Unit {unit} is pushed {name} by
          </Head>
          <ol className={style.games}>
            {games.slice(0, listed).map((push) => (
              <GameRow key={push.item} push={push} most={most} dataset={dataset} />
            ))}
          </ol>
          <Hint games={games} dataset={dataset} />
          <Head>
            Where it was {name} among {responses.players}{' '}
            {dataset.manifest.simulated ? 'simulated' : 'held-out'} players
          </Head>
          <ol className={style.moments}>
            {moments.map((moment) => (
              <MomentRow key={moment.player} moment={moment} dataset={dataset} />
            ))}
          </ol>
        </section>
      ))}
      <p className={style.definition}>
        A genre is a hint and not a meaning. Over {leaning.of} units, two ends and every genre that is{' '}
        {whole(leaning.comparisons)} comparisons, of which some must look striking by chance. With that
        allowed for (Bonferroni, 5 %), {leaning.units} of {leaning.of} units lean to a genre at an end.
      </p>
    </div>
  );
}

const GameRow = ({ push, most, dataset }: { push: Push; most: number; dataset: Dataset }) => {
  const { title, genres } = dataset.games[push.item];
  return (
    <li>
      <span className={style.name}>
        {title}
        <small>{genres.slice(0, 3).join(' · ') || 'no genre given'}</small>
      </span>
      <Bar
        value={push.h}
        of={most}
        signed
        text={`${signed(push.h, 2)} · ${signed(push.n, 2)} · ${signed(push.z, 2)}`}
      />
    </li>
  );
};

/** The past that led there, oldest first, and the game at which it was measured. */
function MomentRow({
  moment: { player, position, value },
  dataset,
}: {
  moment: UnitMoment;
  dataset: Dataset;
}) {
  const history = historyOf(dataset, player);
  const before = Array.from(history.slice(Math.max(0, position - told), position));
  const titleOf = (item: number) => dataset.games[item].title;
  return (
    <li>
      <b className="num">{signed(value, 2)}</b>
      <span>
        {position > told && '… '}
        {before.map((item) => `${titleOf(item)} → `)}
        <strong>{titleOf(history[position])}</strong>
        <small>
          game {position + 1} of {history.length - 1} that were read
        </small>
      </span>
    </li>
  );
}

function Hint({ games, dataset }: { games: Push[]; dataset: Dataset }) {
  const tendency = useMemo(() => {
    const items = games.map(({ item }) => item);
    return tendencyOf(items, dataset, genreCounts(dataset));
  }, [games, dataset]);
  return (
    <p className={style.hint}>{tendency ? describe(tendency, dataset) : 'None of these has a genre.'}</p>
  );
}

function describe({ genre, count, asked, inCatalogue, chance }: Tendency, dataset: Dataset): string {
  const rate = Math.round((100 * inCatalogue) / (dataset.games.length - 1));
  const once = chance >= 0.5 ? 'more often than not' : `once in ${rounded(1 / chance)}`;
  return `${genre}: ${count} of the ${asked} games at this end, ${rate} % of the catalogue. A random ${asked} would have as many ${once}.`;
}

/** Two digits are enough for odds. */
function rounded(odds: number): string {
  if (odds >= 1e6) return 'a million or more';
  return Number(odds.toPrecision(2)).toLocaleString('en');
}
