import type { Entry } from './types';

export const sasrec: readonly Entry[] = [
  {
    id: 'causal-mask',
    ask: 'What happens if you forget the causal mask in SASRec?',
    spoken:
      'Training asks at every position for the next item. Without the mask a position may look at that very item, so the model learns to copy its right neighbour. The loss falls faster and lower than it ever should, and the ranking is worthless, because at serving time there is no neighbour on the right to copy. So a loss that is too good is a leak until the opposite is shown. The direct test: replace a late item and check that no earlier prediction moves.',
    deeper: String.raw`Row $i$ attends to $j \le i$: the mask adds a very negative number to $q_i \cdot k_j / \sqrt{d_h}$ for $j > i$ before the softmax, so that those weights are zero and the others still add up to one. Multiplying the weights by zero *after* the softmax hides the values but leaves the future in the denominator. Thanks to the mask all $L$ positions are training examples of one forward pass.`,
    trap: 'Answering “it overfits”. It does not: it solves another task, and generalises perfectly at that.',
    demo: {
      to: '/sasrec?fault=no-causal-mask#inside',
      look: 'Train for a few epochs: the loss collapses, and NDCG@10 with it.',
    },
  },
  {
    id: 'sqrt-d',
    ask: 'Why divide by the square root of d in attention?',
    spoken:
      'A dot product of two vectors with d independent entries of unit variance has variance d, so its typical size is the square root of d. Large numbers into a softmax mean that it puts all its weight on one item, and there its gradient is almost zero: the model is sure of itself and cannot be told otherwise. Dividing by the square root of d keeps the scores at a size of about one, whatever the width. The d is the width of one head, not of the model.',
    deeper: String.raw`$\mathrm{Var}(q \cdot k) = \sum_{i=1}^{d_h} \mathrm{Var}(q_i k_i) = d_h$ for independent entries with mean 0 and variance 1. The Jacobian of the softmax is $\mathrm{diag}(p) - p p^\top$: it vanishes as $p$ approaches a unit vector.

The statement is about initialisation. Training can grow the weights and saturate the softmax anyway; some models normalise queries and keys for that reason.`,
    trap: 'Saying “for numerical stability”. The maximum is subtracted inside any softmax, so nothing overflows; it is the gradient that vanishes.',
    demo: {
      to: '/sasrec?fault=no-scale#inside',
      look: 'Train without the division, and look at the affinities and weights again.',
    },
  },
  {
    id: 'positions',
    ask: 'What does SASRec lose without position embeddings?',
    spoken:
      'Self-attention is blind to order: permute the inputs, and the outputs are permuted with them. So without positions the last row sees its past as a bag. The causal mask brings some order back when there are several blocks, because earlier rows have seen less, so the loss is smaller than one might expect. It often shows in no curve. The test is to change the question: shuffle all items but the last and see whether the answer moves at all.',
    deeper: String.raw`For one block with query row $n$: $\sum_j w_{nj} v_j$ with $w_{nj} \propto e^{q_n \cdot k_j / \sqrt{d_h}}$ is a sum over a set, and so invariant to permutations of $1, \dots, n-1$. With two causal blocks, row $j$ of the second already holds a summary of its own prefix, and that differs by order.

SASRec’s input is $s_i = \sqrt{d}\, E_{x_i} + P_i$, with positions counted from the end when padding is on the left.`,
    trap: 'Claiming that a transformer without positions cannot use order at all. With a causal mask and depth it can, a little.',
    demo: {
      to: '/sasrec?fault=no-positions#inside',
      look: 'Train, then swap two games in the middle: the last row of the first block stays as it was.',
    },
  },
  {
    id: 'bce-or-ce',
    ask: 'SASRec was published with binary cross-entropy. Would you use it?',
    spoken:
      'No, I would start with cross-entropy over all items. The published loss contrasts the right item with one drawn at random. A random item is nearly always a poor rival, so the contrast is soon easy and teaches nothing more. It also makes the score overconfident, because telling the right item from a random one is easier than telling it from all. With a catalogue of some thousands the full softmax is affordable; with millions I would use sampled softmax with a logQ correction, or gBCE.',
    deeper: String.raw`$$\mathcal{L}_{\mathrm{BCE}} = -\log \sigma(s_+) - \log(1 - \sigma(s_-)), \quad \mathcal{L}_{\mathrm{CE}} = -s_+ + \log \sum_j e^{s_j}$$
The gradient of CE pushes each rival by its probability $p_j$: hard ones most. On the real subset of this site, three seeds each, SASRec has an NDCG@10 of .206 to .208 with BCE and .226 to .227 with CE. The memory of CE is $B \cdot L \cdot V$ scores, unless it is computed in pieces.`,
    trap: 'Saying “and then it beats BERT4Rec”. True on ML-1M and Beauty, false on Steam reviews: .0641 against .0662 NDCG@10.',
    demo: {
      to: '/sasrec?loss=bce#losses',
      look: 'What each loss asks of the same scores: slide through the draws of the binary loss.',
    },
  },
  {
    id: 'gbce',
    ask: 'What is gBCE, and what does its parameter t do?',
    spoken:
      'Generalised BCE keeps negative sampling and removes the overconfidence that comes from it. It raises the sigmoid of the positive to a power beta, which is chosen from the sampling rate. The parameter t moves between two ends: at zero beta is one and it is plain BCE; at one beta equals the sampling rate, and the model is calibrated as if it had seen all negatives. The authors use 256 negatives and t of three quarters. It gets close to full softmax at a fraction of its memory.',
    deeper: String.raw`$$\mathcal{L} = -\log \sigma(s_+)^{\beta} - \sum_{j \in S} \log(1 - \sigma(s_j))$$
$$\alpha = \frac{k}{V - 1}, \qquad \beta = \alpha \left( t \left(1 - \frac{1}{\alpha}\right) + \frac{1}{\alpha} \right)$$
$t = 0$ gives $\beta = 1$; $t = 1$ gives $\beta = \alpha$. For $V = 1{,}121$ and $k = 256$, $\alpha = .229$, and $t = .75$ gives $\beta = .421$.`,
    trap: 'Describing β as a weight on the loss of negatives. It scales the positive’s term: log σ(s₊)^β = β log σ(s₊).',
    demo: { to: '/sasrec?loss=gbce&k=256#losses', look: 'Compare the rows of gBCE and BCE as k grows.' },
  },
  {
    id: 'attention-cost',
    ask: 'What is the complexity of SASRec, and which term hurts?',
    spoken:
      'A block costs L squared times d for the attention and L times d squared for the projections and the small net. With L of fifty and d of sixty-four both are tiny and about equal, and with tens of thousands of items the softmax over the catalogue dominates training. With histories of ten thousand events the quadratic term is the whole design, which is where windows, linear attention or stochastic length come in. A GRU costs L times d squared, but one step after the other; attention runs in parallel over positions.',
    deeper: `A layer: $O(L^2 d + L d^2)$ time, $O(h L^2 + L d)$ memory unless the matrix is never written out, as in FlashAttention: that makes memory linear in $L$, and leaves the time quadratic. The terms are equal near $L = d$, up to constants. The output layer with a full softmax in training: $O(L V d)$; in serving, one row: $O(V d)$.`,
    trap: 'Optimising attention at L = 50. Profile first: there the output layer and the padding cost more.',
    demo: {
      to: '/sasrec?op=block0/weights#inside',
      look: 'The matrix of weights of one head: n games, n² cells, half of them masked. Add games and see it grow.',
    },
  },
  {
    id: 'attention-explanation',
    ask: 'Product wants to show “because you played X”. Can we use the attention weights?',
    spoken:
      'I would not. A weight says where a row looks, not what it needs. The vector that is fetched may be small, or cancelled by another head, and the residual path carries the last item past every map. There are several heads and blocks, so there is no single weight of an item anyway. What I would do is an experiment: leave the item out, score again, and see how far the recommendation falls. It costs one forward pass for each item of the history, in one batch.',
    deeper: String.raw`$$\Delta_j = \log p(y \mid x) - \log p(y \mid x_{\setminus j})$$
The output of a head is $\sum_j w_{ij} v_j$: the contribution of $j$ depends on $\lVert w_{ij} v_j \rVert$ and on its direction, not on $w_{ij}$ alone. Deletion has a limit of its own: it shifts the positions, and if two items carry the same news, leaving out either changes nothing.`,
    trap: 'Averaging the heads and calling it importance.',
    demo: {
      to: '/sasrec#step',
      look: 'Take a step apart: where attention looked, against what is missed when a game is left out.',
    },
  },
  {
    id: 'pre-norm',
    ask: 'Where does SASRec put its layer normalisation, and does it matter?',
    spoken:
      'The code of 2018 has an odd form: it normalises the queries, takes keys and values from the un-normalised input, and adds the residual to the normalised queries. So the residual path is not clean. The usual pre-norm block normalises the input of each sub-layer and leaves the residual path alone, so that gradients pass from the last block to the first unchanged. It trains better: in sampled NDCG on Steam, .6284 against .6167. If somebody compares with SASRec, I ask which block they have.',
    deeper: String.raw`Published: $q = \mathrm{LN}(s)$, $a = \mathrm{Attn}(q, s, s) + q$, $u = \mathrm{LN}(a)$, $s' = u + W_2\, \mathrm{ReLU}(W_1 u)$. Pre-norm: $c = s + \mathrm{Attn}(\mathrm{LN}(s))$, $s' = c + \mathrm{FFN}(\mathrm{LN}(c))$. BERT4Rec is post-norm: $c = \mathrm{LN}(s + \mathrm{Attn}(s))$. All of them end with scores from the tied item table.`,
    trap: 'Calling the published block pre-norm. It is neither pre- nor post-norm.',
    demo: {
      to: '/sasrec?norm=published&op=block0/attended#inside',
      look: 'Train the block as published, and compare its residual path in the code.',
    },
  },
  {
    id: 'first-loss',
    ask: 'Your first training step prints a loss of 40. The catalogue has a thousand items. Comment?',
    spoken:
      'It should be near seven. A model that knows nothing gives every item the same probability, and pays the natural log of the number of items: ln of a thousand is 6.9. A loss of forty means it is confident and wrong before it has seen anything. With tied embeddings the usual cause is the initialisation: item vectors drawn from a standard normal have length about root d, so scores have a large spread. Scale them down. It does train away, but it wastes epochs and often ends worse.',
    deeper: String.raw`If the hidden state and the item vectors have independent entries of variance 1, the scores have variance $d$, and $\log \sum_j e^{s_j}$ is ruled by the largest of them, about $\sqrt{2\, d \ln V}$: 30 for $d = 64$ and $V = 1{,}000$. With item entries of standard deviation $.02$ the variance of a score after a final LayerNorm is $d \cdot .02^2 = .026$, and the first loss is $\ln V$ to two digits.`,
    trap: 'Saying “it comes down, let it train”. The first loss is the only one that can be computed on paper: use it.',
    demo: { to: '/bugs#bug-1', look: 'Two runs, one with loud item vectors: compare the first batch.' },
  },
  {
    id: 'wrong-readout',
    ask: 'Training loss is fine, offline ranking is poor. The only change was padding on the other side. Go.',
    spoken:
      'Then I look at the read-out. With padding on the left the state that predicts the next item is the last column; with padding on the right it is at the length of the history minus one. Somebody moved the padding and went on to read the last column, which is now a padding position for all but the longest histories. The loss does not notice, because it uses all valid positions. The test is sensitivity: the recommendation should depend on the last item more than on the first.',
    deeper: `Right padding: $h_{n-1}$ with $n$ the true length, a gather by user. Left padding: column $L - 1$ for everybody, but position embeddings count from the end and padded keys have to be masked. Equal scores for a user alone, trimmed, and the same user inside a padded batch are the property to test; it also finds unmasked padding keys.`,
    trap: 'Blaming over-fitting because the train and the test figures differ. They differ because they run different code.',
    demo: {
      to: '/bugs#bug-4',
      look: 'The loss agrees to the last digit. Which test tells the two runs apart?',
    },
  },
  {
    id: 'packing',
    ask: 'Histories are short and rows are long. How do you avoid computing on padding?',
    spoken:
      'Either I sort histories into buckets of similar length and trim each batch to its longest, or I pack: several histories lie in one row, one after another. Packing needs three things. The attention mask has to be block-diagonal, so that nobody looks into another’s history. Positions have to begin anew in each. And the loss must not ask one history’s last row for the first item of the next. If the first is forgotten, users leak into each other, and offline curves hardly show it.',
    deeper: String.raw`Mask: $j \le i$ and $\mathrm{segment}(j) = \mathrm{segment}(i)$. With mean length 11 and $L = 50$, unpacked rows are 78 % padding. Jagged batches, as in HSTU, store all histories end to end with offsets, and leave it to the kernel to stay inside them.`,
    trap: 'Testing only with a batch of one: there is nobody to leak from.',
    demo: { to: '/bugs#bug-6', look: 'Ask for a player alone, and then in company.' },
  },
];
