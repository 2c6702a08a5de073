import type { Entry } from './types';

export const generative: readonly Entry[] = [
  {
    id: 'semantic-ids',
    ask: 'What is a semantic ID, and why quantise the residual?',
    spoken:
      'It replaces an arbitrary item number by a short code made from content. An encoder turns the description into a vector. The first codebook picks the nearest of 256 centres, the second quantises what is left over, the third what is left of that. So codes go from coarse to fine, and similar items share a prefix. Three codebooks of 256 tell sixteen million items apart with 768 vectors. A sequence model then generates the code of the next item, digit by digit, instead of scoring every item.',
    deeper: String.raw`$$r_0 = \mathrm{enc}(x), \quad c_l = \arg\min_k \lVert r_l - e^{(l)}_k \rVert^2, \quad r_{l+1} = r_l - e^{(l)}_{c_l}, \quad \hat x = \mathrm{dec}\Big(\sum_l e^{(l)}_{c_l}\Big)$$
$$\mathcal{L} = \lVert x - \hat x \rVert^2 + \sum_l \Big( \lVert \mathrm{sg}[r_l] - e_{c_l} \rVert^2 + .25\, \lVert r_l - \mathrm{sg}[e_{c_l}] \rVert^2 \Big)$$
sg stops the gradient; the decoder’s gradient passes straight through the choice. TIGER uses three codebooks of 256 and a fourth digit against collisions. Residual k-means is the simple alternative.`,
    trap: 'Saying that every generative recommender works this way. HSTU scores items and PinRec generates embeddings; TIGER, OneRec and PLUM generate IDs.',
    demo: {
      to: '/scale#codes',
      look: 'Choose a game: each further digit leaves fewer others, and they are more alike.',
    },
  },
  {
    id: 'codebook-collapse',
    ask: 'What goes wrong when you train an RQ-VAE for semantic IDs?',
    spoken:
      'Two things. Collapse: a few codes get all the items and the others are never chosen, so they never get a gradient and stay dead. I watch the usage of each codebook, its perplexity, and start from k-means of the first batch rather than from noise. And collisions: two items end up with the same code. Then the model cannot tell them apart, so TIGER adds one more digit that counts within a code. Many collisions say that the content is too alike or the codebooks too small.',
    deeper: String.raw`Perplexity of a level: $\exp(-\sum_k \pi_k \ln \pi_k)$ with $\pi_k$ the share of items at code $k$; 256 if used evenly, 1 if collapsed. Remedies: k-means initialisation, resetting dead codes to random residuals, moving averages for the centres. Report the collision rate *before* the extra digit: the digit hides it, and carries no meaning.`,
    trap: 'Judging by reconstruction error only. A collapsed second level can hide behind a good first one.',
    demo: {
      to: '/scale?set=codes:16,start:noise#codes',
      look: 'Codebooks that begin with noise: read the dead codes and the perplexity of each digit, then begin with k-means++.',
    },
  },
  {
    id: 'valid-ids',
    ask: 'A model generates item codes digit by digit. How do you make sure that they exist?',
    spoken:
      'With a prefix trie of all valid codes. At each step of the beam search I look up which digits may follow this prefix and set the score of all others to minus infinity, so that every finished beam is an item. A table that only knows position and previous digit is not enough: it lets through combinations of valid pieces that no item has. It has to be the whole prefix. New items are added to the trie at once, though the model has never seen their codes used.',
    deeper: String.raw`Three digits of 256 make $256^3 \approx 16.8$ million codes; with ten thousand items fewer than one in a thousand is valid. Renormalising over the children of a node gives $p(c_l \mid c_{<l}, x)$ on the trie. Beam search is not exact: an item with a likely code can be lost early if its first digit ranks below the beam width $b$. Cost: about $b$ times the number of digits of decoder steps a request.`,
    trap: 'Generating freely and throwing invalid codes away: lists come out short, and latency cannot be foreseen.',
    demo: {
      to: '/scale?set=codes:16#trie',
      look: 'Choose two digits; the dashed ones of the third place are what a table without the whole prefix lets through.',
    },
  },
  {
    id: 'cold-item-content',
    ask: 'How does each family of models treat an item that was added today?',
    spoken:
      'A model with a table of item ids has no trained vector for it. Worse, with a full softmax an item without any training event is a wrong answer at every step, so it is pushed away from everything: it is not unknown, it is known to be wrong. Remedies are content features in the item tower, a vector made from similar items, or semantic IDs, where a new item shares its prefix with known ones. And some exploration, because otherwise it never collects the data it needs.',
    deeper: String.raw`The gradient of cross-entropy with respect to the vector of an item $j$ that is never the target is $\sum_t p_{tj}\, h_t$: always along the hidden states, so each step moves $E_j$ against them. All such items drift in the same direction and form a knot. Leaving cold items out of the softmax, or sampling negatives from what occurs in training, avoids it.`,
    trap: 'Proposing popularity for cold items. They have none.',
    demo: {
      to: '/sasrec#map',
      look: 'Find the knot far away from everything: games that nobody has in the training data.',
    },
  },
  {
    id: 'silu-softmax',
    ask: 'Why does HSTU drop the softmax from attention?',
    spoken:
      'Because a softmax only says which, never how much. Its weights add up to one, so ten plays of the same kind and one play give the same mixture. HSTU applies SiLU to each score by itself and divides by a constant, so the sum grows with the number of matching events: intensity is kept. That helps where targets include how much somebody engages, and with a vocabulary that changes all the time. The price is that magnitudes vary, so a normalisation follows.',
    deeper: String.raw`$$[U, V, Q, K] = \mathrm{SiLU}(\mathrm{LN}(x) W), \quad A = \frac{\mathrm{SiLU}(Q K^\top + \mathrm{rab})}{N} \odot \text{causal}, \quad y = x + W_o(U \odot \mathrm{LN}(A V))$$
There is no division by $\sqrt d$. Repeat one event $m$ times in an otherwise irrelevant history: its pooled share under a softmax tends to 1, and the pointwise sum goes on growing with $m$.`,
    trap: 'Claiming that HSTU is linear. It is pointwise and still quadratic in the length; being 5.3 to 15.2 times as fast as FlashAttention2 transformers at length 8,192 is a factor, not another order.',
    demo: {
      to: '/scale?set=copies:100#silu',
      look: 'A hundred copies of one game: the softmax is nearly full and takes from the others, the pointwise sum goes on growing.',
    },
  },
  {
    id: 'u-gate',
    ask: 'What is the U in HSTU for? There is no feed-forward layer.',
    spoken:
      'It takes the place of one. From each event the layer computes four things: U, V, Q and K. Q, K and V make the attention; U is multiplied element by element with what attention has fetched. So each position decides, feature by feature, what of the fetched context to let through, given what the position itself is. That product of two learned functions is what a gated feed-forward layer does, with fewer matrices and less memory for activations. Then one projection out, and the residual.',
    deeper: String.raw`$y = x + W_o\, \mathrm{dropout}(U \odot \mathrm{LN}(A V))$. Compare SwiGLU: $W_2(\mathrm{SiLU}(W_1 x) \odot W_3 x)$: one factor there comes from $x$ as well, here it comes from the context. On ML-1M most of the gain of HSTU over SASRec comes with its relative bias in position and time: NDCG .1879 with both, .1865 time only, .1718 position only, .1686 neither, SASRec .1622.`,
    trap: 'Confusing it with the gates of a GRU. U keeps no state from step to step.',
    demo: {
      to: '/scale?set=fetched:0_2_0_0#gate',
      look: 'Much was fetched of a feature that the position has little of. Move it in the first row, and see it come through.',
    },
  },
  {
    id: 'sparse-windows',
    ask: 'Histories have a hundred thousand events. How do you keep attention affordable?',
    spoken:
      'First I ask how much of it is worth reading. Then there are three levers. Sparse attention: each event looks at the latest few and at the first few, which makes the cost linear in length; ULTRA-HSTU does that. Topology: only the first layers read everything, later ones the latest part. And training on subsampled histories, stochastic length. Shorter inputs help as well: adding item and action into one token instead of two halves the length, which quarters a quadratic cost.',
    deeper: String.raw`Window ∪ sink: $j \le i$ and ($i - j < K_1$ or $j < K_2$): $O(L (K_1 + K_2) d)$ instead of $O(L^2 d)$. Stochastic length trains on subsequences of total cost $O(n^{\alpha})$ with $\alpha < 2$. ULTRA-HSTU reports more than 5× in training and 21× in inference as *scaling efficiency*: quality per unit of compute along a curve, which is not a latency.`,
    trap: 'Quoting 21× as “twenty-one times faster”.',
    demo: {
      to: '/scale?set=last:4,first:2,events:64#windows',
      look: 'Cells read by the window and by full attention, for 64 events and up to 100,000; and what of a trained attention lies in it.',
    },
  },
];
