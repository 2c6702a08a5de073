/** What search engines and previews are told of each page. The build reads it, and it is not shipped. */
export const descriptions: Record<string, string> = {
  '/': 'An explorable textbook that trains GRU4Rec, SASRec and BERT4Rec on Steam libraries in your browser, and shows every tensor beside the line of code that made it.',
  '/order': 'Shuffle a library and see which recommenders notice, and what the order is worth to each.',
  '/data':
    'Peel, split and pack the libraries that the models learn from, and measure what their order is worth.',
  '/baselines':
    'Popularity, item-kNN and a Markov chain: three recommenders that only count, with the reasons for what they say.',
  '/gru4rec': 'Step through the gates of a recurrent recommender, one game and one tensor at a time.',
  '/sasrec': 'Step through causal self-attention over a player’s games, one head and one tensor at a time.',
  '/bert4rec': 'Hide any game of a history, and see what a bidirectional model makes of the gap.',
  '/controversy':
    'SASRec or BERT4Rec? Race both losses and both budgets in the browser, and see which of the two causes it was.',
  '/measuring':
    'Ranks, metrics and how sure one can be of them: sampled against full ranking, intervals, head and tail, calibration.',
  '/scale':
    'Pointwise attention and its gate, sparse windows, candidates scored together, semantic IDs, approximate search and versions: what changes when catalogues and histories grow.',
  '/bugs':
    'Eight pairs of recommenders, trained in your browser, one of each broken: find which, and how, from its curves and tests.',
  '/interview':
    'Interview questions on sequential recommenders with spoken answers, formulas, traps and live figures; practice, a system-design walk and a cheat sheet.',
  '/your-data':
    'Bring a table of users, items and times, or your own Steam library: read, kept and trained on in this browser only.',
  '/lab': 'Train sequential recommenders in your browser, side by side, with your own settings.',
};
