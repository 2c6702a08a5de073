/** The pages that exist, as plain data: the router, the navigation and the build read this list. */
import type { ModelName } from '../src/models/config';

export interface Page {
  path: string;
  /** In the table of contents. */
  name: string;
  /** In the title of the window. */
  title: string;
  /** Of a chapter: its figures are numbered after it. */
  number?: number;
  /** A chapter on a model takes its hue. */
  model?: ModelName;
  /** When the model was published. */
  year?: number;
}

export const home: Page = {
  path: '/',
  name: 'NextPlay',
  title: 'NextPlay: sequential recommenders, seen from inside',
};

/** In the order of the book. */
export const chapters: Page[] = [
  {
    path: '/order',
    name: 'Order matters?',
    number: 1,
    title: 'Order matters? A bag of games, or a sequence',
  },
  {
    path: '/data',
    name: 'The data',
    number: 2,
    title: 'The data: what a library tells, and what it does not',
  },
  {
    path: '/baselines',
    name: 'Baselines',
    number: 3,
    title: 'Baselines that bite',
  },
  {
    path: '/gru4rec',
    name: 'GRU4Rec',
    number: 4,
    title: 'GRU4Rec: a memory that decides what to keep',
    model: 'gru4rec',
    year: 2016,
  },
  {
    path: '/sasrec',
    name: 'SASRec',
    number: 5,
    title: 'SASRec: every game looks back at the others',
    model: 'sasrec',
    year: 2018,
  },
  {
    path: '/bert4rec',
    name: 'BERT4Rec',
    number: 6,
    title: 'BERT4Rec: guess the game that is missing',
    model: 'bert4rec',
    year: 2019,
  },
  {
    path: '/controversy',
    name: 'The controversy',
    number: 7,
    title: 'BERT4Rec or SASRec? What a quarrel was about',
  },
  {
    path: '/measuring',
    name: 'Measuring',
    number: 8,
    title: 'Measuring honestly',
  },
  {
    path: '/scale',
    name: 'At scale',
    number: 9,
    title: 'At scale: long histories, millions of items, and serving them',
  },
];

/** The chapter on a model. */
export const chapterOn = (model: ModelName): Page | undefined =>
  chapters.find((chapter) => chapter.model === model);

export const lab: Page = {
  path: '/lab',
  name: 'Lab',
  title: 'The lab: configure, train, compare',
};

export const bugs: Page = {
  path: '/bugs',
  name: 'Find the bug',
  title: 'Find the bug: eight broken recommenders',
};

export const interview: Page = {
  path: '/interview',
  name: 'Interview',
  title: 'The interview room: questions, practice, and a design to talk through',
};

export const yourData: Page = {
  path: '/your-data',
  name: 'Your data',
  title: 'Your own data: read, kept and trained on in this browser',
};

/** Where the reader does the work. */
export const workbench: Page[] = [lab, bugs, interview, yourData];

export const pages: Page[] = [home, ...chapters, ...workbench];
