import type { Entry } from './types';

export const fundamentals: readonly Entry[] = [
  {
    id: 'why-order',
    ask: 'Why should a recommender read what somebody played as a sequence and not as a set?',
    spoken:
      'Because a transition says something that co-occurrence does not. Two games owned by the same people tell me about a taste; one game right after another tells me where somebody is going. But I would not assume that it matters. I would test it: shuffle the histories at test time, change nothing else, and see what the ranking loses. On MovieLens-20M that costs about two thirds of NDCG, on Steam reviews about a tenth. If it costs nothing, a bag of items is enough, and it is cheaper.',
    deeper: String.raw`A bag models $p(j \mid \{i_1, \dots, i_n\})$, a sequence model $p(j \mid i_1, \dots, i_n)$. The second contains the first, and pays for it in data: $n$ items have $n!$ orders.

Shuffling measures how much a *trained* model uses order. It is not the same as how much order there is: a model that never learned it loses nothing. So compare the loss of several models, among them a Markov chain, which knows nothing but order.`,
    trap: 'Saying that order always matters. On Steam reviews, a standard benchmark, shuffling costs GRU4Rec about 9 % and SASRec about 12 %: comparisons of sequence models on it compare something else.',
    demo: {
      to: '/order#shuffle-test',
      look: 'Run the shuffle test: which recommenders lose, and how much?',
    },
  },
  {
    id: 'markov-limit',
    ask: 'What is wrong with a first-order Markov chain?',
    spoken:
      'Less than one would like: it is a strong baseline wherever order is strong. It has two limits. It remembers one step, so two people who have just arrived at the same game are the same person to it. And its table is sparse: with a thousand games there are a million transitions, and most have never been seen. So one needs a back-off: when a transition was never counted, fall back to popularity, and when the last game has no successors at all, to the game before it.',
    deeper: String.raw`$$s_j = \frac{n_{i \to j}}{\sum_{j'} n_{i \to j'}} + \varepsilon\, \frac{n_j}{\sum_{j'} n_{j'}}$$
With a small $\varepsilon$ the second term only sorts the games that never followed $i$. A chain of order $m$ has $V^m$ contexts; neural models keep the long context and share statistics between similar items through embeddings instead of counting each context separately.`,
    trap: 'Leaving it out of the table of results. On the Steam libraries it is ahead of popularity and item-kNN, and a neural model that does not beat it has learned little.',
    demo: {
      to: '/baselines#ask',
      look: 'Change the last game, then one in the middle: Markov notices the first change only.',
    },
  },
  {
    id: 'mf-next-item',
    ask: 'Why not matrix factorisation for the next item?',
    spoken:
      'Matrix factorisation learns one vector for each user and one for each item. The user vector is a summary of everything that the user ever did, in no order. If I play something new tonight, it does not move until the model is fitted again, and a user who was not there at training time has no vector at all. A sequence model has no user vectors. It computes the user from the history, so a new event or a new user needs one forward pass and no training.',
    deeper: String.raw`MF scores $s_{uj} = p_u \cdot q_j$ with $p_u$ a learned parameter. A sequence model scores $s_j = f_\theta(i_1, \dots, i_n) \cdot q_j$: the user is a function of the history. *Folding in* narrows the gap: with implicit ALS, $p_u = (Q^\top C_u Q + \lambda I)^{-1} Q^\top C_u r_u$ can be solved for a new user, but it still reads a bag.

Both end in a dot product with item vectors, so both can be served by the same nearest-neighbour index.`,
    trap: 'Calling MF obsolete. Fitted well it is a hard baseline for taste; what it cannot do is tell yesterday from last year.',
    demo: {
      to: '/gru4rec#inside',
      look: 'Edit the history: the vector of the player, and the ranking with it, is computed anew.',
    },
  },
  {
    id: 'when-knn-wins',
    ask: 'When would you expect item-kNN to beat a transformer?',
    spoken:
      'When data is thin or order is weak. Counting pairs that are owned together takes far less data than counting steps: a library of eight games has seven steps and twenty-eight pairs. So with short histories, few users or a shuffled log, kNN can be ahead. It also needs no training and gives its reasons. I would always run it, in two versions: over the whole history and over the last few items only, because the second is often a lot better than the first.',
    deeper: String.raw`$$s_j = \sum_{i \in \text{history}} \frac{n_{ij}}{\sqrt{n_i\, n_j}}$$
$n_{ij}$ users have both, $n_i$ have the first. Without the roots the popular items would be similar to everything. A history of $n$ items gives $n - 1$ transitions and $n(n-1)/2$ pairs, so pair counts fill up first; they are also symmetric, and that is the information that they throw away.`,
    trap: 'Quoting a fixed order of methods. A kNN on recent items beats Markov on some data and loses on other: say what data.',
    demo: {
      to: '/baselines#slices',
      look: 'Compare the recommenders for short and long libraries, and popular and rare games.',
    },
  },
  {
    id: 'metrics-one-target',
    ask: 'Define HR@10, NDCG@10 and MRR when there is exactly one right item.',
    spoken:
      'Everything follows from one number: the rank r of the right item among the candidates. The hit rate at ten is one if r is at most ten, and zero otherwise. NDCG at ten pays one over log two of one plus r within the first ten, so one for the first place, point six three for the second, point two nine for the tenth. MRR pays one over r, without a cut. With a single target the ideal DCG is one, so there is nothing left to normalise.',
    deeper: String.raw`$$\mathrm{HR@10} = [r \le 10], \quad \mathrm{NDCG@10} = \frac{[r \le 10]}{\log_2(1 + r)}, \quad \mathrm{RR} = \frac{1}{r}$$
Each is averaged over users. With one target recall@10 equals HR@10, and precision@10 is a tenth of it. Ties need a rule: counting an item with the same score as better than the target is the cautious one, because a model that gives everything the same score must not look perfect.`,
    trap: 'Mixing them up with the many-target versions, or forgetting to say which candidates r is counted among: all items, or a hundred sampled ones.',
    demo: { to: '/measuring#dial', look: 'Drag the rank, and see what each metric pays for it.' },
  },
  {
    id: 'popularity-baseline',
    ask: 'Your model beats popularity by thirty per cent. Are you happy?',
    spoken:
      'Not yet. Popularity says the same to everybody, so anything that reads the history ought to beat it. I would put item-kNN and a Markov chain with back-off beside it, both tuned, because they cost nothing and are hard to beat. If the network is ahead of those, I ask how sure that is: the same users for both, an interval on the difference, and several seeds. And I would ask where the gain comes from: a model can win on the head and be useless in the tail.',
    deeper: `Score of popularity: $s_j = n_j$. It is also the right answer to an empty history, and what a model trained with too much regularisation collapses to.

On the real subset of this site (1,121 games, HR@10 / NDCG@10): popularity .158 / .121, item-kNN .207 / .134, Markov .267 / .178, GRU4Rec near .32 / .20, SASRec with cross-entropy near .355 / .227. Thirty per cent above popularity is below Markov.`,
    trap: 'Comparing a tuned favourite with an untuned baseline. Most of the progress reported that way disappears when both are tuned.',
    demo: { to: '/baselines#stand', look: 'Where each baseline stands on the players of this site.' },
  },
  {
    id: 'what-is-next',
    ask: 'You are handed a log of purchases. What do you check before you call it a sequence?',
    spoken:
      'I ask what the order is the order of. A list can be sorted by time of purchase, by time of import, by item id or by the habit of a store, and a sequence model will learn any of these happily. The Steam libraries are an example: they have no dates, and the list follows the order of the store. So I look for ties in the timestamps, for pairs that always come the same way round, and for sessions imported in bulk, before I believe a good offline number.',
    deeper: `One test: learn a global order of items from pairs in the training data, and see how often it predicts which of two comes first in held-out histories. On the Steam libraries such an order is right for 83 % of held-out pairs. Behaviour would not be that regular; a list is. Predictive it is all the same, which is why offline metrics alone cannot tell the two apart.`,
    trap: 'Reading a high NDCG as knowledge of taste. A model can score by continuing lists.',
    demo: { to: '/data#order', look: 'Pairs of games, and how often one is listed before the other.' },
  },
];
