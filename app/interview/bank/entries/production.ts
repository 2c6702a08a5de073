import type { Entry } from './types';

export const production: readonly Entry[] = [
  {
    id: 'funnel',
    ask: 'Where in the funnel would you put a SASRec: retrieval or ranking?',
    spoken:
      'Retrieval first. Its score is a dot product of a user vector and item vectors, which is exactly what a nearest-neighbour index can search: a few hundred candidates out of millions within some ten milliseconds. A ranker then takes those with features that do not factor into two sides: price, context, how user and item interact. The sequence vector is a good feature there too. Last comes re-ranking for diversity and rules. With a catalogue of a thousand games one model can score everything, and I would say so.',
    deeper: String.raw`Retrieval: $\arg\max_j h \cdot e_j$, $10^2$ to $10^3$ candidates in under about 20 ms (sequence or two-tower vector into HNSW or IVF-PQ). Ranking: under about 50 ms for those, $f(u, j, c)$ with cross features. Re-rank: diversity and business rules. Budgets are indicative. Retrieval is judged by recall at the cut, the ranker by its order within; a ranker trained on its own impressions never sees what retrieval misses.`,
    trap: 'Drawing four stages for a catalogue of 1,121 items. Exact scoring is a matrix product there.',
    demo: {
      to: '/sasrec?op=scores#inside',
      look: 'The scores of all games: one product with the table of game vectors.',
    },
  },
  {
    id: 'ann',
    ask: 'How do you choose the parameters of an approximate nearest-neighbour index?',
    spoken:
      'By a curve: recall against latency, measured on real query vectors at the load that I expect. Recall here means agreement with exact search, so it bounds what the model can do, and it should be reported apart from the model’s own metrics. With HNSW the knob at query time is ef, the size of the candidate list: larger means better recall and slower. I fix a budget, say ten milliseconds at p99, and take the best recall within it. And I check rare items by themselves.',
    deeper: String.raw`Recall@k of the index: $|\mathrm{ANN}_k \cap \mathrm{exact}_k| / k$. HNSW: $M$ edges a node, ef at construction and at search with $\mathrm{ef} \ge k$. IVF-PQ: nprobe cells, and codes of a few bytes, for when memory binds. Maximum inner product is not a metric: vectors of different length want an index for inner products, or one more coordinate $\sqrt{c^2 - \lVert e_j \rVert^2}$ that turns it into nearest neighbours.`,
    trap: 'Evaluating offline with exact search and serving with an index at recall .8.',
    demo: {
      to: '/scale?set=cells:32,probe:2#search',
      look: 'Recall against the share of vectors compared: slide nprobe, and look at rare games by themselves.',
    },
  },
  {
    id: 'm-falcon',
    ask: 'You rank five hundred candidates with a target-aware sequence model. How do you afford it?',
    spoken:
      'By encoding the history once. In a target-aware model a candidate is appended to the sequence and attends to the history. Done naively that is one pass for each candidate. M-FALCON puts a whole micro-batch of candidates behind one history, all attending to it and none to each other, so that the masked result is the same as one at a time. Keys and values of the history are computed once and shared between micro-batches. The cost for each candidate falls to about that of one token.',
    deeper: String.raw`Mask for history positions $1 \dots n$ and candidates $n+1 \dots n+b$: history is causal; candidate $c$ sees $\{1 \dots n\} \cup \{c\}$. Attention: $O((n + b)^2 d)$ for $b$ candidates instead of $O(b\, n^2 d)$; with cached keys and values each further micro-batch costs $O(b\, n\, d)$. Positions: all candidates stand at $n + 1$.`,
    trap: 'Letting candidates see each other. Scores then depend on who else is in the batch.',
    demo: {
      to: '/scale?set=company:seen#falcon',
      look: 'Here the candidates see each other, and answer differently. Mask them: the difference to one at a time is zero.',
    },
  },
  {
    id: 'kv-cache-window',
    ask: 'Can you keep a KV cache for SASRec with a sliding window of fifty items?',
    spoken:
      'Not with absolute positions as published. They are counted from the end: the latest item always has the last position. When an event arrives, all others move by one place, so their inputs change, and with them every cached key and value. When the window is full, the oldest drops out as well. I either encode the fifty items again, which is cheap, or use relative positions, as a bias on the scores, so that the cached keys stay true. Even then deeper layers have seen what fell out.',
    deeper: String.raw`$k_j = W_K \mathrm{LN}(\sqrt d\, E_{x_j} + P_{\text{place of } j})$: the place of $j$ changes with each event. With a relative bias, $q_i \cdot k_j / \sqrt{d_h} + b_{i-j}$, keys do not depend on it. Below $L$ items and with positions counted from the start, appending works: $O(L d + d^2)$ a block and an event.`,
    trap: 'Saying “KV cache” as one does for language models without looking at how positions are counted.',
    demo: {
      to: '/sasrec?op=position#inside',
      look: 'The position vectors: add a game, and every earlier game gets another one.',
    },
  },
  {
    id: 'state-versioning',
    ask: 'What can go wrong on the day you deploy a new sequence model?',
    spoken:
      'Versions that do not match. User vectors from the new tower searched in an index of the old one give noise, so both are versioned and switched together. Stored states, of a GRU or a cache, belong to old weights and are recomputed from the log before the switch. Features: the served history must be cut, ordered and de-duplicated by the same code as in training; two implementations drift. I log the features as served, so that skew can be measured, and roll out to a small share first.',
    deeper: `Keys carry the model version: (user, version) → state, last event id. Blue–green: build index and states of the new version beside the old, compare scores on shadow traffic, then switch reads. Skew test: replay logged requests through the training pipeline and compare inputs exactly, scores within tolerance. Truncation is the usual culprit: “last 50” before or after removing duplicates.`,
    trap: 'Talking about the model only. Most incidents are about data and versions.',
    demo: {
      to: '/scale?set=users:sasrec,index:again#versions',
      look: 'HR@10 of users of one version in the games of another, and the ten games that somebody is shown.',
    },
  },
  {
    id: 'offline-online',
    ask: 'Offline metrics went up, the A/B test is flat. Why?',
    spoken:
      'I go through four suspects. Leakage: the offline split knew the future, so I check with a temporal one. Bias: the log shows what the old system displayed, and where, so a model that imitates it looks good and adds nothing. Skew: features online are not what they were offline, so I compare logged features. And the metric itself: predicting the next click better need not change what people do, because they would have found it anyway. Power too: the effect may be smaller than the test can see.',
    deeper: String.raw`Counterfactual estimate from logs with propensities $\pi_0$:
$$\hat V_{\mathrm{IPS}} = \frac{1}{n} \sum_i r_i\, \frac{\pi(a_i \mid x_i)}{\pi_0(a_i \mid x_i)}, \quad \hat V_{\mathrm{SNIPS}} = \frac{\sum_i r_i w_i}{\sum_i w_i}$$
Unbiased only if every action that the new policy takes had a positive chance under the old one, and if $\pi_0$ was logged. A deterministic old system gives no support: then it takes some randomised traffic, or the A/B test itself.`,
    trap: 'Naming only one cause. The point of the question is a list and how to tell its entries apart.',
    demo: {
      to: '/measuring#splits',
      look: 'One suspect, shown: what a split that knows the future does to the figures.',
    },
  },
  {
    id: 'cold-user',
    ask: 'Somebody opens the store for the first time. What do you show?',
    spoken:
      'A ladder. With nothing known: popularity, for the region and the season, with some exploration. After one or two events item-kNN, because a single game already says a lot and counting is reliable there. After a handful, the sequence model; it needs no training for a new user, only their history. I would find the thresholds by looking at the metric by length of history, for each method, on held-out users. Asking three questions at sign-up is the cheapest feature of all.',
    deeper: String.raw`A model with user embeddings cannot serve new users without fitting; a sequence model computes $h = f(i_1 \dots i_n)$ for any $n \ge 1$. For $n = 0$ it has no input, unless trained with a start token, and would then say about popularity. Exploration: Thompson sampling over the first slots, counted against the regret of a few poor impressions.`,
    trap: 'Switching at a length taken from a blog. Measure it by slice.',
    demo: {
      to: '/baselines#slices',
      look: 'Which recommender is best for short libraries, and which for long ones?',
    },
  },
  {
    id: 'online-inference',
    ask: 'Batch, near-line or online inference for recommendations: how do you decide?',
    spoken:
      'By what goes stale and what it costs. Batch computes lists for everybody each night: cheap and robust, but blind to what I did an hour ago and wasted on those who do not come. Near-line reacts to events through a stream and writes fresh vectors or lists within seconds or minutes. Online computes at the request: freshest, with a latency budget. A common mixture takes long-term interest from batch embeddings and puts the last few actions in online; Pinterest’s TransAct does that.',
    deeper: String.raw`Cost a day: batch $\propto$ users, near-line $\propto$ events, online $\propto$ requests. Value of freshness: replay the log with the last $m$ minutes of events hidden and look at how the metric falls with $m$; that curve prices the infrastructure. Each mode wants a fallback: yesterday’s list, then popularity.`,
    trap: 'Always answering “real time”. Ask how much a fresh event is worth first.',
    demo: {
      to: '/sasrec#inside',
      look: 'Remove the last game: what the ranking would be if that event had not arrived yet.',
    },
  },
];
