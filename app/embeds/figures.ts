/** The figures that can stand in somebody else's page, as plain data: the build, the dialog and the embed read it. */
import type { ModelName } from '../../src/models/config';

export interface EmbeddedFigure {
  /** What it is called in an address: /embed/sasrec-attention. */
  name: string;
  title: string;
  /** What of the figure on the page it shows, where there is a choice. */
  part: string;
  /** Where it comes from: a page of the book, and the anchor of the figure in it. */
  page: string;
  anchor: string;
  model?: ModelName;
  /** Its height in a column of 680 px: room that is kept until it says how high it is. */
  height: number;
}

const inside = (
  model: ModelName,
  suffix: string,
  part: string,
  title: string,
  height: number,
): EmbeddedFigure => ({
  name: `${model}${suffix}`,
  ...{ title, part, model, height },
  page: `/${model}`,
  anchor: 'inside',
});

/** A figure that is one thing. */
const whole = (
  page: string,
  anchor: string,
  name: string,
  title: string,
  height: number,
  model?: ModelName,
): EmbeddedFigure => ({ name, title, part: 'The figure', page, anchor, model, height });

/** One of a model's own chapter. */
const of = (model: ModelName, anchor: string, suffix: string, title: string, height: number) =>
  whole(`/${model}`, anchor, `${model}-${suffix}`, title, height, model);

const bugs = [
  'A bad start',
  'Quick to learn',
  'Too good to be true',
  'Nothing wrong with the training',
  'The best figure in the house',
  'Fine in the notebook',
  'Hard to reproduce',
  'Almost as good',
];

export const embeddedFigures: readonly EmbeddedFigure[] = [
  whole('/', 'reading', 'reading', 'GRU4Rec reads a library', 1080, 'gru4rec'),
  inside('gru4rec', '-gates', 'Gates and hidden states', 'The gates of GRU4Rec', 830),
  inside('gru4rec', '-ranking', 'The ranking', 'What GRU4Rec recommends', 580),
  inside('gru4rec', '', 'The whole picture', 'Inside GRU4Rec', 1260),
  of('gru4rec', 'by-hand', 'event', 'One event of GRU4Rec by hand', 560),
  of('gru4rec', 'step', 'step', 'One training step of GRU4Rec, taken apart', 320),
  of('gru4rec', 'losses', 'losses', 'What each loss asks of GRU4Rec', 320),
  of('gru4rec', 'unit', 'unit', 'What moves one hidden unit of GRU4Rec', 760),
  of('gru4rec', 'map', 'map', 'The games, as GRU4Rec knows them', 900),
  inside('sasrec', '-attention', 'The attention', 'The attention of SASRec', 740),
  inside('sasrec', '-ranking', 'The ranking', 'What SASRec recommends', 580),
  inside('sasrec', '', 'The whole picture', 'Inside SASRec', 1240),
  of('sasrec', 'by-hand', 'row', 'One row of attention by hand', 680),
  of('sasrec', 'step', 'step', 'One training step of SASRec, taken apart', 320),
  of('sasrec', 'losses', 'losses', 'What each loss asks of SASRec', 320),
  of('sasrec', 'map', 'map', 'The games, as SASRec knows them', 900),
  inside('bert4rec', '-attention', 'The attention', 'The attention of BERT4Rec', 750),
  inside('bert4rec', '-ranking', 'The games under the masks', 'What BERT4Rec puts under its masks', 390),
  inside('bert4rec', '', 'The whole picture', 'Inside BERT4Rec', 1240),
  of('bert4rec', 'by-hand', 'blank', 'One blank of BERT4Rec by hand', 640),
  of('bert4rec', 'step', 'step', 'One training step of BERT4Rec, taken apart', 320),
  of('bert4rec', 'map', 'map', 'The games, as BERT4Rec knows them', 900),
  whole('/order', 'shuffled', 'two-orders', 'One library, two orders', 400),
  whole('/order', 'shuffle-test', 'shuffle-test', 'The shuffle test', 280),
  whole('/data', 'tail', 'long-tail', 'A few games that many have, and the rest', 710),
  whole('/data', 'core', 'k-core', 'Too few, and who falls with them', 980),
  whole('/data', 'split', 'split', 'One player through the split, and eight in a batch', 860),
  whole('/data', 'order', 'precedence', 'Which of two games stands first', 620),
  whole('/baselines', 'ask', 'three-answers', 'One history, three answers', 1100),
  whole('/baselines', 'stand', 'leaderboard', 'The leaderboard that never leaves', 460),
  whole('/baselines', 'slices', 'who-is-right', 'Who is right about whom', 560),
  whole('/controversy', 'budget', 'budget', 'Had one stopped here', 760),
  whole('/controversy', 'race', 'two-causes', 'Two causes, taken apart', 320),
  whole('/measuring', 'dial', 'rank-dial', 'What a rank is worth', 620),
  whole('/measuring', 'sampled', 'sampled', 'All games, or a hundred drawn ones', 460),
  whole('/measuring', 'intervals', 'intervals', 'Intervals over players', 300),
  whole('/measuring', 'tail', 'head-and-tail', 'Head and tail', 300),
  whole('/measuring', 'shown', 'shown', 'What everybody is shown', 300),
  whole('/measuring', 'surety', 'calibration', 'As sure as it should be?', 320),
  whole('/measuring', 'splits', 'two-splits', 'Two splits of the same reviews', 660),
  whole('/scale', 'silu', 'which-or-how-much', 'Which, or how much', 1040, 'sasrec'),
  whole('/scale', 'gate', 'gate', 'What the position lets through', 830),
  whole('/scale', 'windows', 'windows', 'The latest, and the first', 1140, 'sasrec'),
  whole('/scale', 'falcon', 'candidates', 'Candidates together', 1170, 'sasrec'),
  whole('/scale', 'codes', 'semantic-ids', 'A game as three digits', 1000),
  whole('/scale', 'trie', 'prefix-trie', 'Which digits may follow', 860),
  whole('/scale', 'search', 'inverted-lists', 'Found, and not looked for', 780),
  whole('/scale', 'versions', 'versions', 'Users of one version, games of another', 900),
  whole('/lab', 'curves', 'race', 'The race', 1210),
  whole('/interview', 'pictures', 'picture', 'A picture to explain', 1020),
  ...bugs.map((title, index) =>
    whole('/bugs', `bug-${index + 1}`, `bug-${index + 1}`, `Find the bug: ${title}`, 760),
  ),
];

/** What of a figure on a page can be embedded; the first is what most will want. */
export const embedsOf = (page: string, anchor: string): EmbeddedFigure[] =>
  embeddedFigures.filter((figure) => figure.page === page && figure.anchor === anchor);

/** Under the base of the site. With the slash that static hosts would add by themselves. */
export const embedPath = ({ name }: EmbeddedFigure): string => `embed/${name}/`;
