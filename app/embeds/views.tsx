/** Which code draws which figure; each is a chunk of its own. */
import type { ComponentType } from 'react';
import type { ModelName } from '../../src/models/config';
import type { EmbeddedFigure } from './figures';

export interface ViewProps {
  figure: EmbeddedFigure;
}

type Load = () => Promise<{ default: ComponentType<ViewProps> }>;

/** A figure that needs nothing of its page: it brings its own record, or is made of nothing but arithmetic. */
const alone =
  (load: () => Promise<ComponentType>): Load =>
  async () => {
    const Shown = await load();
    return { default: () => <Shown /> };
  };

/** A figure as its page has it, with the data and the tape that the page would have opened. */
const fromPage =
  (load: () => Promise<ComponentType>): Load =>
  async () => {
    const [wrap, Shown] = await Promise.all([import('./views/FromPage'), load()]);
    return { default: wrap.fromPage(Shown) };
  };

/** A figure that speaks of the players who were asked, with the control that asks them. */
const ranked = (load: () => Promise<ComponentType>): Load =>
  fromPage(async () => {
    const [{ RanksProvider }, Shown] = await Promise.all([import('../ranks/RanksContext'), load()]);
    return () => (
      <RanksProvider>
        <Shown />
      </RanksProvider>
    );
  });

const step = (model: ModelName): Load =>
  fromPage(async () => {
    const { StepFigure } = await import('../step/StepFigure');
    return () => (
      <StepFigure
        model={model}
        number=""
        caption="One step on one history: what was expected at each game, the gradient of every tensor on the way back, which past games it reaches, and what Adam makes of it. Choose a prediction, and read downwards."
      />
    );
  });

const losses = (model: ModelName): Load =>
  fromPage(async () => {
    const { LossFigure } = await import('../losses/LossFigure');
    return () => (
      <LossFigure
        model={model}
        number=""
        caption="Each row is one loss on the same prediction, on a scale of its own: what it pulls up, and whom it pushes down. Draw more negatives, and compare how many games share the push."
      />
    );
  });

const map = (model: ModelName): Load =>
  fromPage(async () => {
    const { MapFigure } = await import('../figures/map/MapFigure');
    return () => (
      <MapFigure
        model={model}
        number=""
        caption="A dot is a game, larger the more players have it, tinted by a genre that the model has never seen. Choose a game, and see which of the others the model takes for its like: the list is computed from whole vectors, and the map shows two dimensions of them."
      />
    );
  });

const exercise = (id: string): Load =>
  fromPage(async () => {
    const [{ OneExercise }, { exercises }] = await Promise.all([
      import('../bugs/OneExercise'),
      import('../bugs/exercises'),
    ]);
    const one = exercises.find((candidate) => candidate.id === id) ?? exercises[0];
    return () => <OneExercise exercise={one} />;
  });

const gru4rec: Load = () => import('./views/Gru4rec');
const sasrec: Load = () => import('./views/Sasrec');
const bert4rec: Load = () => import('./views/Bert4rec');
const ranking: Load = () => import('./views/Ranking');

export const views: Record<string, Load> = {
  reading: () => import('./views/Reading'),
  gru4rec,
  'gru4rec-gates': gru4rec,
  'gru4rec-ranking': ranking,
  'gru4rec-event': fromPage(async () => (await import('../chapters/gru4rec/OneEvent')).OneEvent),
  'gru4rec-step': step('gru4rec'),
  'gru4rec-losses': losses('gru4rec'),
  'gru4rec-unit': fromPage(async () => {
    const { UnitFigure } = await import('../chapters/gru4rec/UnitFigure');
    return () => <UnitFigure number="" />;
  }),
  'gru4rec-map': map('gru4rec'),
  sasrec,
  'sasrec-attention': sasrec,
  'sasrec-ranking': ranking,
  'sasrec-row': fromPage(async () => (await import('../chapters/sasrec/OneRow')).OneRow),
  'sasrec-step': step('sasrec'),
  'sasrec-losses': losses('sasrec'),
  'sasrec-map': map('sasrec'),
  bert4rec,
  'bert4rec-attention': bert4rec,
  'bert4rec-ranking': ranking,
  'bert4rec-blank': fromPage(async () => (await import('../chapters/bert4rec/OneBlank')).OneBlank),
  'bert4rec-step': step('bert4rec'),
  'bert4rec-map': map('bert4rec'),
  'two-orders': fromPage(async () => (await import('../chapters/order/Shuffled')).Shuffled),
  'shuffle-test': fromPage(async () => (await import('../chapters/order/ShuffleTest')).ShuffleTest),
  'long-tail': () => import('./views/LongTail'),
  'k-core': fromPage(async () => (await import('../chapters/data/PeelFigure')).PeelFigure),
  split: fromPage(async () => (await import('../chapters/data/SplitFigure')).SplitFigure),
  precedence: fromPage(async () => (await import('../chapters/data/OrderFigure')).OrderFigure),
  'three-answers': fromPage(async () => (await import('../chapters/baselines/AskFigure')).AskFigure),
  leaderboard: fromPage(async () => (await import('../chapters/baselines/StandFigure')).StandFigure),
  'who-is-right': fromPage(async () => (await import('../chapters/baselines/SlicesFigure')).SlicesFigure),
  budget: alone(async () => (await import('../chapters/controversy/BudgetFigure')).BudgetFigure),
  'two-causes': fromPage(async () => (await import('../chapters/controversy/RaceFigure')).RaceFigure),
  'rank-dial': alone(async () => (await import('../chapters/measuring/RankDial')).RankDial),
  sampled: ranked(async () => (await import('../chapters/measuring/Reversal')).Reversal),
  intervals: ranked(async () => (await import('../chapters/measuring/Intervals')).Intervals),
  'head-and-tail': ranked(async () => (await import('../chapters/measuring/HeadTail')).HeadTail),
  shown: ranked(async () => (await import('../chapters/measuring/Shown')).Shown),
  calibration: ranked(async () => (await import('../chapters/measuring/Surety')).Surety),
  'two-splits': alone(async () => (await import('../chapters/measuring/TwoSplits')).TwoSplits),
  'which-or-how-much': fromPage(async () => (await import('../chapters/scale/SiluFigure')).SiluFigure),
  gate: alone(async () => (await import('../chapters/scale/GateFigure')).GateFigure),
  windows: fromPage(async () => (await import('../chapters/scale/WindowsFigure')).WindowsFigure),
  candidates: fromPage(async () => (await import('../chapters/scale/FalconFigure')).FalconFigure),
  'semantic-ids': fromPage(
    async () => (await import('../chapters/scale/catalogues/SemanticIdsFigure')).SemanticIdsFigure,
  ),
  'prefix-trie': fromPage(async () => (await import('../chapters/scale/catalogues/TrieFigure')).TrieFigure),
  'inverted-lists': fromPage(
    async () => (await import('../chapters/scale/catalogues/SearchFigure')).SearchFigure,
  ),
  versions: fromPage(
    async () => (await import('../chapters/scale/catalogues/VersionsFigure')).VersionsFigure,
  ),
  race: fromPage(async () => (await import('./views/Race')).Race),
  picture: fromPage(async () => (await import('./views/PictureQuestion')).PictureQuestion),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((number) => [`bug-${number}`, exercise(`bug-${number}`)]),
  ),
};
