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

export const embeddedFigures: readonly EmbeddedFigure[] = [
  inside('gru4rec', '-gates', 'Gates and hidden states', 'The gates of GRU4Rec', 830),
  inside('gru4rec', '-ranking', 'The ranking', 'What GRU4Rec recommends', 580),
  inside('gru4rec', '', 'The whole picture', 'Inside GRU4Rec', 1260),
  inside('sasrec', '-attention', 'The attention', 'The attention of SASRec', 740),
  inside('sasrec', '-ranking', 'The ranking', 'What SASRec recommends', 580),
  inside('sasrec', '', 'The whole picture', 'Inside SASRec', 1240),
  inside('bert4rec', '-attention', 'The attention', 'The attention of BERT4Rec', 750),
  inside('bert4rec', '-ranking', 'The games under the masks', 'What BERT4Rec puts under its masks', 390),
  inside('bert4rec', '', 'The whole picture', 'Inside BERT4Rec', 1240),
  {
    name: 'long-tail',
    title: 'A few games that many have, and the rest',
    part: 'The figure',
    page: '/data',
    anchor: 'tail',
    height: 710,
  },
  {
    name: 'budget',
    title: 'Had one stopped here',
    part: 'The figure',
    page: '/controversy',
    anchor: 'budget',
    height: 760,
  },
  {
    name: 'rank-dial',
    title: 'What a rank is worth',
    part: 'The figure',
    page: '/measuring',
    anchor: 'dial',
    height: 620,
  },
  {
    name: 'two-splits',
    title: 'Two splits of the same reviews',
    part: 'The figure',
    page: '/measuring',
    anchor: 'splits',
    height: 660,
  },
];

/** What of a figure on a page can be embedded; the first is what most will want. */
export const embedsOf = (page: string, anchor: string): EmbeddedFigure[] =>
  embeddedFigures.filter((figure) => figure.page === page && figure.anchor === anchor);

/** Under the base of the site. With the slash that static hosts would add by themselves. */
export const embedPath = ({ name }: EmbeddedFigure): string => `embed/${name}/`;
