import type { Dataset } from '../../../../src/data/dataset';
import { codeOf, type SemanticIds, sharing } from '../../../../src/train/catalogue/semanticIds';
import { type UsageBarsData, usageBars } from '../../../../src/viz/usageBars';
import '../../../../src/viz/counts.css';
import { whole } from '../../../../src/data/whole';
import { GameSearch } from '../../../figures/GameSearch';
import { Drawing } from '../../../figures/picture/Drawing';
import lists from '../../../ranks/Ranks.module.css';
import { DataTable } from '../../../ui/DataTable';
import body from '../../Body.module.css';
import { counted, percent } from '../../words';
import style from './Catalogues.module.css';
import { IdControls } from './IdControls';
import { IdFigure } from './IdFigure';
import { useGame } from './useGame';
import type { Ids } from './useIds';

/** Games named below each prefix. */
const NAMED = 6;
const ordinals = ['First', 'Second', 'Third'];

/** The codes of the games: one game's, those that begin like it, and how the codebooks are used. */
export const SemanticIdsFigure = () => (
  <IdFigure
    id="codes"
    title="A game as three digits"
    number="9.5"
    room={760}
    caption={
      <>
        Choose a game and read from left to right: each further digit leaves fewer games, and they are more
        alike. Then let the codebooks begin with <i>noise</i>. Centres that are far from everything win no
        game, what wins no game never moves, and a few codes are left with the whole catalogue: that is a
        collapse, and it is computed here as everything else is. Draw the same noise <i>to scale</i>, and the
        first digit recovers; the later ones, where the residuals have become smaller than the noise, do so
        less well.
      </>
    }
    table={({ codes, dataset }) => <CodesTable codes={codes} dataset={dataset} />}
  >
    {(made) => <Codes {...made} />}
  </IdFigure>
);

function Codes({ codes, dataset, ids }: { codes: SemanticIds; dataset: Dataset; ids: Ids }) {
  const { games } = dataset;
  const { players, item, choose } = useGame(dataset);
  const digits = codeOf(codes.digits, item);
  const all = codes.codes ** digits.length;
  return (
    <>
      <IdControls ids={ids}>
        <div className={body.slider}>
          <GameSearch games={games} label="Find a game by title, genre or year" floating onChoose={choose} />
        </div>
      </IdControls>
      <p className={style.code}>
        {games[item].title} <b>{digits.join(' · ')}</b>
      </p>
      <div className={lists.lists}>
        {digits.map((_, l) => {
          const prefix = digits.slice(0, l + 1);
          const like = sharing(codes.digits, prefix).sort((a, b) => players[b] - players[a] || a - b);
          const others = like.filter((other) => other !== item);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
            <div key={l} className={style.prefix}>
              <h3>
                {prefix.join(' · ')} {l < digits.length - 1 && '· …'}{' '}
                <small>{counted(like.length, 'game')}</small>
              </h3>
              <ol>
                {others.slice(0, NAMED).map((other) => (
                  <li key={other}>
                    <button type="button" onClick={() => choose(other)}>
                      {games[other].title}
                    </button>
                  </li>
                ))}
                {others.length === 0 && <li>no other game</li>}
                {others.length > NAMED && <li>and {whole(others.length - NAMED)} more</li>}
              </ol>
            </div>
          );
        })}
      </div>
      <Drawing
        of={usageBars}
        data={usageOf(codes, digits)}
        options={{ label: 'Games by code, digit by digit' }}
      />
      <p className={body.sentence}>
        {whole(games.length - 1)} games use <strong>{whole(codes.distinct)}</strong> of {whole(all)} codes.{' '}
        {whole(codes.colliding)} games share theirs with another and need a digit more, one that only counts.
        What the three digits do not say is <strong>{percent(codes.levels.at(-1)?.left ?? 0)}</strong> of the
        squared length of the vectors.
      </p>
    </>
  );
}

const usageOf = ({ codes, levels }: SemanticIds, digits: number[]): UsageBarsData => ({
  levels: levels.map(({ usage, perplexity, dead, left }, l) => ({
    name: `${ordinals[l]} digit`,
    facts: `as good as ${perplexity.toFixed(1)} of ${codes} · ${dead} dead · ${percent(left)} left`,
    usage,
    chosen: digits[l],
  })),
});

function CodesTable({ codes, dataset }: { codes: SemanticIds; dataset: Dataset }) {
  const levels = codes.levels
    .map(
      ({ perplexity, dead, left }, l) =>
        `${ordinals[l]} digit: perplexity ${perplexity.toFixed(2)}, ${dead} dead, ${percent(left)} left`,
    )
    .join('; ');
  return (
    <DataTable
      caption={`The code of every game. ${levels}`}
      columns={['Game', ...ordinals, 'Games with the same code']}
      rows={dataset.games.slice(1).map(({ title }, index) => {
        const digits = codeOf(codes.digits, index + 1);
        return [title, ...digits, sharing(codes.digits, digits).length];
      })}
    />
  );
}
