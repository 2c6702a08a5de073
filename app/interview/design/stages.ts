/** Thirty-five minutes: design next-game recommendations for Steam. */

export interface Point {
  id: string;
  text: string;
}

export interface Stage {
  id: string;
  name: string;
  minutes: number;
  /** What the interviewer asks. */
  ask: string;
  /** What a strong answer touches. */
  points: readonly Point[];
  /** What one might have said. */
  model: readonly string[];
}

export const stages: readonly Stage[] = [
  {
    id: 'requirements',
    name: 'Requirements and metrics',
    minutes: 5,
    ask: 'Design “what to play next” for the front page of Steam. What do you need to know first, and how will you know that it works?',
    points: [
      {
        id: 'surface',
        text: 'Which surface, for whom, and what a recommendation may be: not owned, available, allowed',
      },
      {
        id: 'scale',
        text: 'Scale with numbers: players, games, events a day, requests a second at the peak',
      },
      { id: 'latency', text: 'A latency budget and a fallback when it is missed' },
      {
        id: 'goal',
        text: 'One online metric that means value, such as hours played of what was recommended, not clicks',
      },
      { id: 'guard', text: 'Guardrails: refunds, diversity, new games, complaints' },
      { id: 'offline', text: 'An offline metric, and why it is only a proxy' },
    ],
    model: [
      'I would ask what the row is for: to sell, or to get people to play. I will assume play. Say 100 million monthly players, some tens of thousands of games, 5,000 requests a second at the peak, and 150 ms for the row. These are assumptions, and I would check them.',
      'Online I would move hours played of recommended games within two weeks, with refunds, the share of new and small games, and load time as guardrails. Offline: NDCG@10 and recall at the retrieval cut, ranked over all games, with a temporal split. Offline picks candidates for a test; the test decides.',
    ],
  },
  {
    id: 'data',
    name: 'Data and label',
    minutes: 5,
    ask: 'What do you train on, and what exactly is a positive?',
    points: [
      {
        id: 'events',
        text: 'Events: purchases, sessions with minutes, wish-lists, impressions with their position',
      },
      {
        id: 'label',
        text: 'A label with a threshold: an hour of play rather than a purchase; bundles and free weekends aside',
      },
      { id: 'order', text: 'What the order of events means, and that library order is not time' },
      { id: 'bias', text: 'The log shows what the old system showed: exposure and position bias' },
      { id: 'split', text: 'A split at one date, and what becomes cold by it' },
      {
        id: 'negatives',
        text: 'Where negatives come from: full softmax, in-batch with logQ, impressions not played',
      },
    ],
    model: [
      'A positive is a game that somebody has played for an hour, at the time when it crossed the hour. Purchases alone are noise: bundles bring games that nobody starts. Sessions are collapsed to the first crossing, duplicates removed, free weekends marked.',
      'I split at one date, because leave-one-out would let the model learn from the future; cold games are reported on their own. Retrieval trains with a softmax over the catalogue; it is small enough. The ranker trains on impressions, with position as a feature that is fixed at serving.',
    ],
  },
  {
    id: 'retrieval',
    name: 'Retrieval',
    minutes: 6,
    ask: 'How do you get from tens of thousands of games to a few hundred?',
    points: [
      { id: 'exact', text: 'That exact scoring is affordable at this size, and when it stops being so' },
      { id: 'baselines', text: 'Baselines first: popularity, item-kNN, a Markov chain with back-off' },
      { id: 'vector', text: 'A user vector from the history and a dot product with game vectors' },
      { id: 'sources', text: 'Several sources: sequence, similar to the last game, friends, new releases' },
      { id: 'ann', text: 'An index with recall against latency, for when the catalogue grows' },
      { id: 'recall', text: 'Recall at the cut as the metric of this stage' },
    ],
    model: [
      'With 50,000 games and 64 numbers each the table is 13 MB, and scoring all of it is 3 million multiplications: about a millisecond on a core. So no index yet. Beyond some millions of items I would use HNSW, with ef set by recall against exact search.',
      'The sequence model gives most candidates; others come from item-kNN to the last games, from what friends play, and from new releases with content vectors. I keep 300 in all, and judge by recall at 300. Item-kNN and Markov are the first thing in production, and the line to beat.',
    ],
  },
  {
    id: 'model',
    name: 'Sequence model and ranking',
    minutes: 7,
    ask: 'Which sequence model, with which loss, and how are the candidates ranked?',
    points: [
      { id: 'choice', text: 'A choice among GRU4Rec, SASRec and BERT4Rec, with a reason' },
      {
        id: 'loss',
        text: 'Cross-entropy over all games, or sampled softmax with logQ, and why not one negative',
      },
      { id: 'mask', text: 'The causal mask, positions, and how the next game is read out' },
      { id: 'length', text: 'How long a history is read, and what it costs: L²d + Ld²' },
      {
        id: 'ranker',
        text: 'A ranker with features that do not factor: price, friends, time of day, device',
      },
      { id: 'rerank', text: 'Re-ranking: diversity, owned and refunded games out, room for exploration' },
      { id: 'cold', text: 'New games by content, new players by popularity and kNN' },
    ],
    model: [
      'SASRec, pre-norm, two blocks, the last 50 games, trained with cross-entropy over all games. It is asked at every position, so it learns fast, and causal, so training matches use. BERT4Rec I would try with enough epochs; GRU4Rec if state had to be updated for each event at almost no cost. I would not claim an order before measuring on this data.',
      'The ranker is a gradient-boosted or small neural model over 300 candidates: the sequence score, recency, price and discount, friends who play, device. Several targets, start and hours, combined by a weight that product owns. Then owned games out, at most two of a series, and one slot of ten for exploration with its propensity logged.',
    ],
  },
  {
    id: 'serving',
    name: 'Features and serving',
    minutes: 5,
    ask: 'Take me through a request. What is computed when, and what can go stale?',
    points: [
      { id: 'request', text: 'The path of a request, with milliseconds for each step' },
      { id: 'fresh', text: 'What is batch, near-line and online, and the value of freshness' },
      { id: 'state', text: 'State and caches: what a new event invalidates' },
      { id: 'versions', text: 'User and item vectors of one version; a switch of both together' },
      { id: 'skew', text: 'One code for truncation and features; served features logged' },
      { id: 'fallback', text: 'A fallback for each step: last list, then popularity' },
    ],
    model: [
      'A request reads the last 50 games and the features of the player (10 ms), encodes the history (5 ms), scores the catalogue (5 ms), ranks 300 (30 ms), re-ranks and checks availability (10 ms). Well within the budget, so I compute online, and cache the row for some minutes.',
      'Game vectors and the encoder are one artefact with one version, so they cannot be mixed. Histories come from the same code that makes training data; I log what was served and replay a sample through the training pipeline. If the encoder is late, the last list of that player is shown, and failing that, what is popular in the region.',
    ],
  },
  {
    id: 'evaluation',
    name: 'Evaluation, offline and A/B',
    minutes: 4,
    ask: 'How do you decide that it ships?',
    points: [
      { id: 'ladder', text: 'Offline, then shadow, then a small share, then an A/B test' },
      { id: 'interval', text: 'Paired intervals and several seeds offline' },
      { id: 'slices', text: 'Slices: short histories, tail games, new players, regions' },
      {
        id: 'power',
        text: 'The unit of randomisation, the smallest effect worth finding, and how long that takes',
      },
      { id: 'novelty', text: 'Novelty effects and a hold-out that stays' },
      { id: 'calibration', text: 'Calibration, where a score is used for a decision' },
    ],
    model: [
      'Offline all baselines are tuned as well as the favourite, the difference has a paired bootstrap interval, three seeds each, and I look at slices before the mean. Then shadow traffic for latency and skew, one per cent for safety, and an A/B test by player.',
      'Hours have a heavy tail, so I cap them or use the share of players with a new game above an hour, compute the sample for a 1 % change, and run whole weeks. A hold-out of a few per cent stays on the old system for months, against novelty and to see the long run.',
    ],
  },
  {
    id: 'failures',
    name: 'Failure modes',
    minutes: 3,
    ask: 'It is live and the metric drops on a Tuesday. And what would you build next?',
    points: [
      { id: 'monitor', text: 'What is monitored: inputs, scores, coverage, latency, the share of fallbacks' },
      { id: 'rollback', text: 'First roll back, then look' },
      { id: 'causes', text: 'Causes in the order of likelihood: data, versions, catalogue, then model' },
      { id: 'loop', text: 'Feedback loops: what is never shown is never learned' },
      { id: 'next', text: 'A next step with a reason: time, content IDs, more history; not a fashion' },
    ],
    model: [
      'Roll back to the last version and see if it recovers: then it was the release, else the data. I look at null rates and lengths of histories, at the age of vectors, at the share of fallbacks, at a change of the catalogue or a sale. The model itself is the last suspect.',
      'Next: dates in the input, because a library order is not a history; content vectors for new games; and exploration data to correct for exposure. Longer histories and generated IDs when the catalogue or the histories outgrow this design, and not before.',
    ],
  },
];

export const TOTAL_MINUTES = stages.reduce((sum, { minutes }) => sum + minutes, 0);
