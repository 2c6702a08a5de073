import type { Entry } from './types';

export const evaluation: readonly Entry[] = [
  {
    id: 'sampled-metrics',
    ask: 'A paper reports HR@10 of .87 on Steam. Impressed?',
    spoken:
      'I first ask among how many candidates. That number ranks the right item among a hundred random negatives; ranked among all items the same model is near point one. And it is not only a matter of scale: sampled metrics can turn a comparison round. Against random items, most of them obscure, it is enough to know what is popular, while the first ten places among all are decided between plausible rivals. So I rank everything; with a catalogue of thousands that is cheap.',
    deeper: `On Amazon Video Games: Markov .110 against implicit ALS .080 on full ranking becomes .346 against .535 with sampled negatives. With $m$ uniform negatives out of $V - 1$ rivals a full rank $r$ becomes about $1 + m (r - 1)/(V - 1)$ in expectation: a target at rank 50 of 5,000, with $m = 100$, is expected at rank 2. All the detail at the top is gone.`,
    trap: 'Saying that sampled metrics are fine for comparing, as they only rescale. They do not keep the order.',
    demo: {
      to: '/measuring#sampled',
      look: 'Rank the same answers among fewer candidates, and watch the order change.',
    },
  },
  {
    id: 'leave-one-out',
    ask: 'What is wrong with leave-one-out?',
    spoken:
      'It leaks the future. Each user’s last event is held out, whenever it was. So the model may learn from what others did after that moment, and from items that did not exist yet. A global split at one date leaks nothing, and it is much harder: on dated Steam reviews it leaves fifty-five per cent of the test items without any training event, against three per cent for leave-one-out. I use leave-one-out to compare models, and a temporal split before I believe that something will work online.',
    deeper: String.raw`Leave-one-out: test $i_n$, validation $i_{n-1}$, training $i_1 \dots i_{n-2}$, for every user. Temporal: train on all events before $T$, test on those after. The second has a user population that is not stationary and cold items, as production has. In between lie per-user splits with a check that no training event is later than the test event.`,
    trap: 'Presenting leave-one-out numbers as a forecast of what users will see.',
    demo: { to: '/measuring#splits', look: 'The same recommenders under both splits, on dated reviews.' },
  },
  {
    id: 'filter-seen',
    ask: 'Do you filter items that the user already has out of the ranking?',
    spoken:
      'That depends on the product, and it has to be the same for every method in the table. Nobody buys the same game twice, so here owned games are left out for the models and the baselines. For music or groceries repeats are half of the answer, and filtering them would be wrong. It moves the numbers a lot: a model that likes to repeat its input looks poor without the filter and fine with it. So I say which I did, next to the number.',
    deeper: String.raw`With filtering, $r = 1 + |\{ j \notin \text{history},\ j \ne \text{target} : s_j \ge s_{\text{target}} \}|$: ties count against the target. Softmax probabilities over the rest are renormalised: $p_j / (1 - \sum_{i \in \text{history}} p_i)$. A target that occurs in the history has to be dropped as a test case, or the filter must spare it.`,
    trap: 'Filtering for your model and quoting a paper that did not.',
    demo: {
      to: '/sasrec?op=probability#inside',
      look: 'The last step of the figure: the ranking leaves out what the player owns.',
    },
  },
  {
    id: 'confidence',
    ask: 'Model A has an NDCG of .218, model B .221. Ship B?',
    spoken:
      'Not on that. I compare them user by user on the same users and bootstrap the difference: draw users with replacement a thousand times, and see whether the interval excludes zero. The paired difference is much better known than either number, because a user who is hard for one is mostly hard for both. That covers the luck of the users, not the luck of training, so I want several seeds of each. And both need the same effort of tuning. Then there is the A/B test.',
    deeper: String.raw`With per-user gains $a_u, b_u$: the variance of the mean difference is $(\sigma_a^2 + \sigma_b^2 - 2 \rho\, \sigma_a \sigma_b)/n$; with a high correlation $\rho$ it is far below $(\sigma_a^2 + \sigma_b^2)/n$. On the real libraries behind this site three seeds of the same SASRec differ by .003 in NDCG@10, three of BERT4Rec by .010: a gap of .003 is within the luck of training.`,
    trap: 'Two overlapping intervals are not a proof of no difference: look at the interval of the difference.',
    demo: { to: '/measuring#intervals', look: 'Intervals of each recommender, and of the differences.' },
  },
  {
    id: 'popularity-bias',
    ask: 'How do you find out whether your recommender only recommends hits?',
    spoken:
      'I split the test targets into head and tail by how often they occur in training, and report each part. A model can gain on average and lose everything in the tail. Then I look at all the lists together, since a hit rate looks at one place of ten: how many different items are shown to anybody, and how much exposure the top per cent takes. It matters because of feedback: what is never shown gets no clicks, and the next model learns that nobody wanted it.',
    deeper: `Coverage@10: the share of the catalogue that stands in at least one list. Exposure of item $j$: in how many lists it stands; its Gini coefficient says how unequal that is. Compare with the Gini of the purchases themselves: only what lies above that was added by the model. Uncorrected in-batch negatives push popular items down, logQ takes that back.`,
    trap: 'Reporting one averaged metric and calling it “works for everybody”.',
    demo: { to: '/measuring#tail', look: 'The same hit rate, by how popular the answer is.' },
  },
  {
    id: 'coverage',
    ask: 'Two models have the same hit rate. What else would you look at?',
    spoken:
      'At what they show. Two models with equal hit rates can put very different things into the other nine places. I would compare coverage, how many items are ever recommended, concentration, who takes the exposure, and how alike the items within a list are. Then speed and what they need to run, how they treat new users and new items, and calibration if a score is used to decide whether to interrupt somebody. Equal on one metric is an invitation to use the others.',
    deeper: String.raw`Diversity within a list: mean of $1 - \cos(e_i, e_j)$ over its pairs. Maximal marginal relevance re-ranks by $\lambda s_j - (1 - \lambda) \max_{i \in \text{list}} \cos(e_i, e_j)$. Those trade off against accuracy measured on logged behaviour, because the log was made by an accuracy-driven system: judge them online.`,
    trap: 'Answering with more accuracy metrics. MRR and NDCG of the same ranks add little.',
    demo: {
      to: '/measuring#shown',
      look: 'Which games stand in everybody’s lists, recommender by recommender.',
    },
  },
  {
    id: 'calibration',
    ask: 'Your model says 80 %. What does that mean, and how do you check?',
    spoken:
      'It should mean that out of a hundred such cases about eighty come true. I group predictions by what was said and compare with how many were right: a reliability diagram. The weighted mean distance is the expected calibration error. Cross-entropy over all items tends to be near; binary cross-entropy with one sampled negative is far too sure, because it was trained on an easy question: this item or a random one. Calibration is worth a look beside ranking, not instead: a constant prediction can be perfectly calibrated.',
    deeper: String.raw`$$\mathrm{ECE} = \sum_b \frac{n_b}{n} \left| \overline{\mathrm{conf}}_b - \mathrm{acc}_b \right|$$
With balanced BCE and one uniform negative the optimum is $\sigma(s_j) = \dfrac{p_j}{p_j + 1/V}$: an item with a true probability of 1 % among 1,121 comes out as 92 %. The order is kept, the number is not a probability. Temperature scaling, fitted on validation data, mends much of it.`,
    trap: 'Thinking that a good ranking implies good probabilities. Any increasing transformation of the scores keeps the ranking.',
    demo: { to: '/measuring#surety', look: 'What was said against what came true.' },
  },
  {
    id: 'seen-questions',
    ask: 'Offline NDCG doubled overnight. Nothing online moved. What happened?',
    spoken:
      'I suspect the evaluation before the model. The most common cause is that the questions were learned: the validation targets got into training, by a wrong split, a join on the wrong table or a cache. Then the curve measures memory. I compare training loss with and without the change: if both runs learn the same and only the metric differs, it is the metric. Then I score fresh events, from after the training data were cut. If the gain is gone there, it never existed.',
    deeper: `Places where targets leak: the split after feature computation; negatives drawn with knowledge of the test; item embeddings from content that was written after the event; early stopping on the test set; duplicates of one user under two ids. Leave-one-out also leaks through time. A guard in code: assert that no (user, target) of the test occurs in any training sequence.`,
    trap: 'Looking for a modelling reason for a result that is too good.',
    demo: { to: '/bugs#bug-5', look: 'The best figure in the house: ask both runs what neither has met.' },
  },
  {
    id: 'k-core',
    ask: 'Two papers use “Steam” and report different numbers for the same model. How can that be?',
    spoken:
      'Easily: they are two data sets. There are dated reviews and there are libraries. Then comes filtering: a five-core keeps users and items with at least five of each other, repeated until nothing changes, and a threshold on playing time before that can remove more than half of the rows. The higher the core, the denser the data, and the better every method looks. Then the split, the candidates, and whether owned items are filtered. I compare numbers only where all of that is the same, and otherwise rerun the baseline.',
    deeper: String.raw`The $k$-core is the largest subset in which every user has $\ge k$ items and every item $\ge k$ users, and it is unique, whichever order one removes in. On the libraries of this project, games played for at least an hour and a 5-core leave 5,788 players × 1,121 games with 64,111 rows; without the filter on playing time, 9,560 × 1,980 with 159,471. SASRec-CE has an NDCG@10 of .218 on the first and .264 on the second, with the same plain PyTorch code and one seed.`,
    trap: 'Copying a baseline’s number from another paper into your own table.',
    demo: { to: '/data#core', look: 'Raise k and watch each filter undo the other.' },
  },
];
