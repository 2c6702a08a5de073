import type { Entry } from './types';

export const gru4rec: readonly Entry[] = [
  {
    id: 'gru-gates',
    ask: 'Explain the two gates of a GRU to somebody who recommends games.',
    spoken:
      'The player is a vector of, say, sixty-four numbers. When the next game arrives, the reset gate decides how much of the old vector may take part in drawing up a proposal. The update gate then decides, number by number, how much of the old vector is kept and how much of the proposal is let in. In the PyTorch form a gate near one keeps the past, near zero it starts afresh. So some units can hold on to a long-lived taste while others follow the last game.',
    deeper: String.raw`$$\begin{aligned} r_t &= \sigma(W_r x_t + U_r h_{t-1} + b_r) \\ z_t &= \sigma(W_z x_t + U_z h_{t-1} + b_z) \\ n_t &= \tanh(W_n x_t + b_n + r_t \odot (U_n h_{t-1} + b'_n)) \\ h_t &= (1 - z_t) \odot n_t + z_t \odot h_{t-1} \end{aligned}$$
$\partial h_t / \partial h_{t-1}$ contains the term $\mathrm{diag}(z_t)$: where $z$ is near one, the gradient passes as it is, and that is how a GRU learns over longer spans than a plain RNN.`,
    trap: 'Stating the formula from memory in one convention and interpreting it in the other: the paper of 2016 swaps z and 1 − z. Say which form you use.',
    demo: {
      to: '/gru4rec?op=event3/update#inside',
      look: 'The update gate of one event; step on to see what it keeps.',
    },
  },
  {
    id: 'torch-or-paper',
    ask: 'You load GRU weights from another framework and the scores are nonsense. Where do you look first?',
    spoken:
      'At the form of the cell. There are two that go by the same name. PyTorch multiplies the reset gate with the product of the recurrent weights and the state; the paper applies the reset gate to the state first. They also disagree about which side of the update gate is the past. Then I look at the order in which the three gates are stacked in one matrix, at whether there are one or two biases, and last at transposes. A parity test on one event finds all of these in a minute.',
    deeper: String.raw`PyTorch: $n = \tanh(W_n x + b_n + r \odot (U_n h + b'_n))$. Paper: $\tilde h = \tanh(W x + U (r \odot h))$. For a full matrix $U$, $r \odot (U h) \ne U(r \odot h)$, so no rearrangement of the weights turns one into the other. The update gate, on the other hand, only changes its sense: $z \to 1 - z$ is a change of sign of its weights and bias.`,
    trap: 'Retraining until it looks fine. Six public ports of GRU4Rec were audited: all had flaws or missing features, and the worst lost up to 99 % of the accuracy.',
    demo: {
      to: '/gru4rec?op=event2/candidate#inside',
      look: 'The line that forms the candidate, the values in it, and its PyTorch twin.',
    },
  },
  {
    id: 'session-parallel',
    ask: 'What are session-parallel mini-batches, and why were they used?',
    spoken:
      'Put B sessions side by side, one in each lane. Every step reads one event from each lane and predicts the next. When a session ends, the next one from the queue takes its lane, and the state of that lane is reset to zero. There is no padding, however different the lengths are, and the targets of the other lanes serve as negatives for free, drawn in proportion to popularity. The price: the state is carried on but never differentiated through, so learning reaches back one step.',
    deeper: String.raw`One update a step, with $h$ detached: back-propagation through time of length one. The negatives of lane $b$ are the targets of the $B - 1$ others, plus shared samples drawn $\propto \text{popularity}^\alpha$ with $\alpha = .5$.

For short sessions of clicks the truncation costs little. For whole histories it does: there, padded or packed batches with full back-propagation are worth the memory.`,
    trap: 'Saying that gradients flow through the whole session. In the published training they do not; only the value of the state does.',
    demo: {
      to: '/gru4rec?bptt=session-parallel#inside',
      look: 'Train with one event at a time, then with full back-propagation, and compare the curves.',
    },
  },
  {
    id: 'missing-reset',
    ask: 'A colleague’s GRU trains and serves, but recommendations are not reproducible. What do you suspect?',
    spoken:
      'That the hidden state is not reset between users. In session-parallel training, or wherever several histories share a row, the state has to be emptied where a new one begins. If that line is missing, each user starts with what the last one left behind. Nothing crashes and the loss still falls, because the gates learn to forget quickly. I would test it directly: score one user alone, then in the company of others. The answers have to be identical.',
    deeper: String.raw`With a mask $m_t \in \{0, 1\}$ that is 0 at the first event of a history: $h_{t-1} \leftarrow m_t\, h_{t-1}$ before the cell. The same kind of leak exists for transformers on packed rows, where the attention mask has to keep histories apart.

The property to test is invariance: the scores of a user do not depend on the rest of the batch, nor on its order.`,
    trap: 'Trusting the loss curve. It falls with the bug as it does without.',
    demo: { to: '/bugs#bug-7', look: 'Two runs, one without the reset: which is it, and which test tells?' },
  },
  {
    id: 'max-losses',
    ask: 'Why do BPR-max and TOP1-max have “max” in their name?',
    spoken:
      'They fix a vanishing gradient. With plain BPR the loss is averaged over the sampled negatives. After some training nearly all of those are far below the target, and each contributes nothing, so drawing more of them dilutes the few that still matter. The max versions weigh the negatives by a softmax over their own scores: the ones that score highest get nearly all the weight. That is a soft form of taking the maximum. With it, more negatives help rather than hurt.',
    deeper: String.raw`With $s_j$ the softmax over the scores of the negatives:
$$\mathcal{L}_{\text{BPR-max}} = -\log \sum_j s_j\, \sigma(r_+ - r_j) + \lambda \sum_j s_j\, r_j^2$$
$$\mathcal{L}_{\text{TOP1-max}} = \sum_j s_j \left[ \sigma(r_j - r_+) + \sigma(r_j^2) \right]$$
The second terms keep the scores of negatives near zero. The author of GRU4Rec advises cross-entropy or BPR-max only.`,
    trap: 'Explaining them as hard-negative mining. Nothing is searched for: the weights are a softmax over whatever was drawn.',
    demo: {
      to: '/gru4rec#losses',
      look: 'Draw more negatives: the push of BPR-max stays on a few of them.',
    },
  },
  {
    id: 'logq',
    ask: 'What does the logQ correction correct?',
    spoken:
      'Sampled softmax replaces the sum over all items by a sum over a sample. If popular items are sampled more often, they appear in the denominator more often than they should, and the model learns to push them down for being popular. Subtracting the log of the sampling probability from each score before the softmax undoes that in expectation. It belongs to training only: at serving time the raw score is what one ranks by. With in-batch negatives, q is the popularity in the batch.',
    deeper: String.raw`$$\mathcal{L} = -\log \frac{e^{s_+ - \log q_+}}{\sum_{j \in S \cup \{+\}} e^{s_j - \log q_j}}$$
$\sum_{j \in S} e^{s_j} / q_j$, divided by the number of draws, is an unbiased estimate of $\sum_j e^{s_j}$ over the catalogue; its logarithm is not, but it is consistent as the sample grows. Without the correction the scores approach $\log p(j \mid u) - \log q_j$: closer to a lift than to a probability.`,
    trap: 'Applying it at inference, or calling the uncorrected version a bug in every case: demoting popular items can be what one wants, but then it should be a decision.',
    demo: {
      to: '/gru4rec#losses',
      look: 'Switch the correction off and watch what sampled softmax does to popular games.',
    },
  },
  {
    id: 'gru-serving',
    ask: 'What does it cost to serve GRU4Rec, and what do you have to store?',
    spoken:
      'For each user I store the hidden vector, the id of the last event that went into it, and the version of the model. A new event costs one cell: products of d by d, however long the history is. Then one search among the item vectors. The event id makes updates idempotent, so an event delivered twice is applied once. The version matters because a state from the old model is meaningless to the new one: on a deployment, states are recomputed from the log.',
    deeper: String.raw`An event is six products of $d \times d$ matrices with vectors (three gates, input and state): $O(d^2)$, and $O(d)$ memory a user. Re-encoding $n$ events after a change of model is $O(n d^2)$, sequential in $n$. Scoring everything exactly adds $O(V d)$.

As an order of size for keeping state in a session store: bol.com’s Serenade reports 1,000 requests a second with p90 below 7 ms. That system is a nearest-neighbour one; the pattern of state is the same.`,
    trap: 'Forgetting that state is tied to the weights. Half-updated states after a deployment look like random recommendations.',
    demo: {
      to: '/gru4rec#by-hand',
      look: 'All the arithmetic of one event, for one unit: nothing in it depends on the length.',
    },
  },
  {
    id: 'unit-meaning',
    ask: 'Can you tell me what unit 17 of your GRU has learned?',
    spoken:
      'I can tell you what moves it: which items push it up after an empty history, and in which moments of real histories it was strongest. Sometimes that looks like a genre. But I would be careful with a name. Training only ever asks for products of the whole vector, so meaning need not lie along an axis; the gates act unit by unit, which favours axes a little. And what a unit looks like is not what it does: to know that, I intervene and see what changes.',
    deeper: String.raw`The scores $h \cdot E_j$ do not change under $h \to Qh$, $E_j \to QE_j$ for an orthogonal $Q$. The element-wise $\sigma$, $\tanh$ and $\odot$ of the cell are not invariant to it, so the axes are not entirely arbitrary. Examples at the extremes of a unit are a sample of its behaviour, chosen because they look striking: look at its middle as well.`,
    trap: 'Telling a story from the five strongest examples.',
    demo: { to: '/gru4rec#unit', look: 'Choose a unit: the games that move it, and its strongest moments.' },
  },
];
