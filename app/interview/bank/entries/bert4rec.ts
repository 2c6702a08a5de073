import type { Entry } from './types';

export const bert4rec: readonly Entry[] = [
  {
    id: 'train-inference-gap',
    ask: 'What does BERT4Rec practise, and what is it used for?',
    spoken:
      'It practises a Cloze test: some items are hidden, and it fills them from both sides. It is used for the next item, so at inference a mask is appended to the end, where there is only a left side. Most training masks lie in the middle, so training and use do not match. The authors narrow the gap with an extra copy of each history in which only the last item is hidden. I would show both kinds of rank: hidden in the middle, and hidden at the end.',
    deeper: String.raw`$$\mathcal{L} = \frac{1}{|M|} \sum_{t \in M} -\log p(i_t \mid \text{history with } M \text{ hidden})$$
Inference: append [MASK] at position $n + 1$ and read $p$ there, leaving PAD and MASK out of the ranking. Unlike BERT, the masked items are always replaced by [MASK], never by themselves or a random item. The blanks of one history are predicted independently of each other.`,
    trap: 'Reading the output at the last real item instead of at an appended mask. It was never trained there.',
    demo: {
      to: '/bert4rec?mask=3#inside',
      look: 'Hide a game in the middle, then show all and look at the appended blank.',
    },
  },
  {
    id: 'mask-rate',
    ask: 'How would you choose the mask rate?',
    spoken:
      'It is a trade between targets and context. A higher rate gives more predictions for each pass, so more to learn from, but each is made from less. A lower rate is closer to the real use, where only one item is missing, and learns more slowly. It depends on length: the authors use point four on Steam, point two on MovieLens-1M. For libraries of eleven games point two is where I would begin, and I would tune it on validation like any other setting.',
    deeper: String.raw`A history of $n$ items gives about $\rho n$ targets, each with $(1 - \rho) n$ visible items. SASRec gives $n - 1$ targets with $1$ to $n - 1$ visible items each. So an epoch of BERT4Rec holds about a factor $\rho$ of SASRec’s lessons, plus one for the copy with the last item hidden.`,
    trap: 'Carrying 15 % over from BERT. It comes from text, where sequences are long.',
    demo: {
      to: '/bert4rec?rho=0.5#inside',
      look: 'Let blanks fall at a high rate and read the ranks of the hidden games; train to compare.',
    },
  },
  {
    id: 'bert-slow',
    ask: 'Why does BERT4Rec need so many more epochs than SASRec?',
    spoken:
      'Because an epoch holds fewer lessons. SASRec is asked after every item, all at once, thanks to the causal mask. BERT4Rec is asked only about its blanks, a fifth of the items, say. So after the same number of epochs it has been taught far less, and default settings of early implementations stopped it much too soon: up to thirty times longer training was needed to reach the published numbers. Comparisons with equal epochs therefore measured patience. I would train each until its validation stops rising.',
    deeper: String.raw`Targets an epoch, a history of $n$ items: $n - 1$ for SASRec, $\rho n + 1$ for BERT4Rec with its extra copy. In the plain PyTorch runs behind this site the best validation epochs were 60 for SASRec and 90 for BERT4Rec on the same libraries, at 3.3 and 4.5 seconds an epoch on one core. Compare by targets seen, by time, and at convergence: they answer different questions.`,
    trap: 'Comparing two models after the same number of epochs and calling it fair.',
    demo: { to: '/controversy#budget', look: 'Both curves over epochs: where would you have stopped?' },
  },
  {
    id: 'who-wins',
    ask: 'Which is better, SASRec or BERT4Rec?',
    spoken:
      'As asked it has no answer: there is no data set, no loss and no budget in it. BERT4Rec was published with a large lead. Much of that was its loss, a softmax over all items against a contrast with one negative, and later its training budget mattered as well. With the same loss SASRec is ahead on MovieLens-1M; on Steam reviews BERT4Rec keeps a small lead. What replicates everywhere is that a softmax over many items beats one negative, and that a model stopped early has not been measured.',
    deeper: `NDCG@10, full ranking. ML-1M: SASRec-BCE .1341, BERT4Rec .1537, SASRec-CE .1821. Steam reviews: SASRec-BCE .0506, BERT4Rec .0662, SASRec-CE .0641, with 3,000 negatives .0652. On the real libraries behind this site, three seeds each: SASRec-CE .226 to .227, BERT4Rec .210 to .215.

Two causes want four cells: each loss with each budget, everything else the same, several seeds, the difference taken player by player.`,
    trap: 'Having a favourite. The interviewer wants to hear what you would hold fixed.',
    demo: { to: '/controversy#race', look: 'Race both losses and both budgets in this browser.' },
  },
  {
    id: 'bidirectional-serving',
    ask: 'Can you keep a cache for BERT4Rec as you would for a causal model?',
    spoken:
      'No. Every position looks at every other one, the appended mask among them. When an event arrives, the representation of each earlier item changes, so nothing that was computed can be kept: the history is read again. A causal model could at least append keys and values, as long as its positions do not move. For fifty items that is a small forward pass and I would not worry. For long histories it is a reason to choose a causal model, or to compute in batch.',
    deeper: `Cost of an event: $O(L^2 d + L d^2)$ a block, against $O(L d + d^2)$ for appending one row to a causal cache. Masking $m$ positions to score several futures at once is possible, but they are filled independently, so it is not a plan of $m$ steps.`,
    trap: 'Answering “yes, KV cache” because it is a transformer.',
    demo: {
      to: '/bert4rec?op=block0/weights#inside',
      look: 'The map has no hatched corner: every row looks to the right as well.',
    },
  },
];
