/** What gave each fault away, in the numbers of the two runs that were trained here; and which test would have. */
import { whole } from '../../src/data/whole';
import type { Fault } from './exercises';
import { type Figures, loss, metric, share } from './figures';

interface Case {
  sound: Figures;
  broken: Figures;
  /** V. */
  games: number;
}

const moved = (figures: Figures, change: keyof Figures['moved']): string => share(figures.moved[change] ?? 0);

const blind = (games: number): string => `ln ${whole(games)} = ${loss(Math.log(games))}`;

/** What one sees, then what it means. */
const evidence: Record<Fault, (found: Case) => readonly [string, string]> = {
  'loud-items': ({ sound, broken, games }) => [
    `The first batch cost the broken run ${loss(broken.firstLoss)} and the sound one ${loss(sound.firstLoss)}; a blind guess costs ${blind(games)}.`,
    'Before training, a model knows nothing and should say so. Item vectors of unit variance make scores as large as √d, and a softmax of those is sure of itself without any reason. The first epochs go into taking that back.',
  ],
  'target-is-input': ({ sound, broken }) => [
    `The broken run gives ${share(broken.again)} of the probability to the game that the player has just had, the sound one ${share(sound.again)}. Their losses end at ${loss(broken.lastLoss)} and ${loss(sound.lastLoss)}.`,
    'It was asked to repeat what it reads, and learnt to. Recommendations leave owned games out, so that what is shown is what is left when the answer has been struck off.',
  ],
  'no-causal-mask': ({ sound, broken }) => [
    `A game that comes after the question moves ${moved(broken, 'later')} of the broken run’s answer, and ${moved(sound, 'later')} of the sound one’s. The losses end at ${loss(broken.lastLoss)} and ${loss(sound.lastLoss)}, NDCG@10 at ${metric(broken.curve)} and ${metric(sound.curve)}.`,
    'In training the answer stands one place further on, and without a mask attention may look there. When the next game is really asked for, there is nothing to look at, and what was learnt is of no use.',
  ],
  'wrong-readout': ({ sound, broken }) => [
    `To replace the last game moves ${moved(broken, 'last')} of the broken run’s answer, to replace the first ${moved(broken, 'first')}; for the sound one it is ${moved(sound, 'last')} and ${moved(sound, 'first')}. Their losses end at ${loss(broken.lastLoss)} and ${loss(sound.lastLoss)}.`,
    'Training asks every position, so that the loss knows nothing of the mistake. The recommendation is read off the first position, which has seen one game, the oldest.',
  ],
  'seen-questions': ({ sound, broken }) => [
    `The broken run’s curve ends at ${metric(broken.curve)}, and on games kept back it reaches ${metric(broken.unseen)}. For the sound one it is ${metric(sound.curve)} and ${metric(sound.unseen)}. Their losses end at ${loss(broken.lastLoss)} and ${loss(sound.lastLoss)}.`,
    'The two models are the same, number for number; only the questions differ. Whoever asks for what was learnt measures memory.',
  ],
  'merged-histories': ({ sound, broken }) => [
    `Asked along with others, the broken run moves ${moved(broken, 'company')} of what it says about newcomers, and the sound one ${moved(sound, 'company')}.`,
    'Histories are packed end to end into the rows of a batch, and only the mask keeps attention within one of them. Without it a player is taken for the continuation of whoever stands before. With padding in place of neighbours it would be the padding that is looked at.',
  ],
  'no-reset': ({ sound, broken }) => [
    `Asked along with others, the broken run moves ${moved(broken, 'company')} of what it says about newcomers, and the sound one ${moved(sound, 'company')}.`,
    'A row of a batch holds one player after another. Where the state is not set back to zero between them, the next one begins with the memory of a stranger.',
  ],
  'no-positions': ({ sound, broken }) => [
    `To shuffle the games before the last moves ${moved(broken, 'order')} of the broken run’s answer, and ${moved(sound, 'order')} of the sound one’s. NDCG@10 ends at ${metric(broken.curve)} and ${metric(sound.curve)}.`,
    'Attention is a weighted sum, and a sum has no order: with one block and no positions, the past is a bag. In so few epochs the sound run has not made much of the order either, and so the curves cannot tell the two apart; the question can. That makes it the hardest of the eight to notice.',
  ],
};

export const evidenceOf = (fault: Fault, found: Case) => evidence[fault](found);

/** A test of this project that fails with the fault in place. */
export interface Catch {
  file: string;
  title: string;
  asserts: string;
}

const alone: Catch = {
  file: 'src/models/models.test.ts',
  title: 'scores a history alone as it does packed with others',
  asserts: 'histories are scored one by one and in one batch, and the scores have to be the same.',
};

export const catches: Record<Fault, Catch> = {
  'loud-items': {
    file: 'src/models/faults.test.ts',
    title: 'begins with item vectors of unit variance',
    asserts:
      'the spread of a sound model’s fresh item vectors has to stay below a half. One line that holds the first loss against ln V would do as well.',
  },
  'target-is-input': {
    file: 'src/data/batches.test.ts',
    title: 'next-item: each game of the window is predicted from those before it',
    asserts: 'for two short histories, inputs and targets are written out by hand.',
  },
  'no-causal-mask': {
    file: 'src/models/models.test.ts',
    title: 'never lets a later game change an earlier vector',
    asserts: 'a game is changed at random, and every vector before it has to be the same to the last bit.',
  },
  'wrong-readout': {
    file: 'src/data/batches.test.ts',
    title: 'ranking: the last L games are read, and the question comes after them',
    asserts:
      'the position that is asked has to be the last one, for a short history and for one that is cut.',
  },
  'seen-questions': {
    file: 'src/train/questions.test.ts',
    title:
      'keeps the last game of each player for the test, the one before for validation, and learns from the rest',
    asserts:
      'for two small histories, what is learnt and what is asked are written out by hand, and do not overlap.',
  },
  'merged-histories': alone,
  'no-reset': alone,
  'no-positions': {
    file: 'src/models/faults.test.ts',
    title: 'without positions, attention does not see the order of the past',
    asserts: 'two orders of the same past have to give different vectors in a sound model.',
  },
};
