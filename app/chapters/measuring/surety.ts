/** What a model said, whether it came true, and what its loss has to do with it. */
import type { LossName } from '../../../src/models/config';
import { LIST } from '../../../src/train/probes/answers';
import { sigmoid } from '../../../src/train/probes/calibration';
import type { Confidence } from '../../../src/train/protocol';

/** What may come true: that the first game is the right one, or that one of the list is. */
export type Event = 'first' | 'list';

/** How scores are made into probabilities. */
export type Reading = 'softmax' | 'sigmoid';

export interface Said {
  predicted: Float32Array;
  came: boolean[];
}

export function saidOf(
  { ranks, confidence }: { ranks: Uint16Array; confidence: Confidence },
  event: Event,
  reading: Reading,
): Said {
  const reach = event === 'first' ? 1 : LIST;
  const predicted = reading === 'sigmoid' ? confidence.score.map(sigmoid) : confidence[event];
  return { predicted, came: Array.from(ranks, (rank) => rank <= reach) };
}

export const meanOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

export const shareTrue = (came: readonly boolean[]): number => came.filter(Boolean).length / came.length;

/** Its scores are log-odds, one game at a time. */
export const isBinary = (loss: LossName | null): boolean => loss === 'bce' || loss === 'gbce';

export const lossNotes: Record<LossName, string> = {
  ce: 'It was trained with cross-entropy over all games: the softmax of its scores is what that loss looks at, and to be right as often as it says is what the loss rewards.',
  'sampled-softmax':
    'It was trained with a softmax over a few games. The correction for how often each of them is drawn makes its scores aim at the same probabilities as if all had been there.',
  bce: 'It was trained with binary cross-entropy: each score answers for one game alone whether it is the next or a drawn one, and through a sigmoid it says how sure it is of that. The answers do not add up to one, and the question was an easy one. A softmax puts the harder one, which game of all; since the wrong ones were drawn evenly, scores at their best are what it needs.',
  gbce: 'It was trained with gBCE: a binary answer for each game alone, with the right one weighed less, because drawing few wrong ones makes the answers too sure. They do not add up to one; a softmax is taken of them all the same, and a sigmoid reads them as the loss does.',
  'bpr-max':
    'It was trained with a loss on the order of games: only which score is larger was ever learnt, not by how much a chance is larger. The softmax of such scores is a guess of ours, not of the model.',
  'top1-max':
    'It was trained with a loss on the order of games: only which score is larger was ever learnt, not by how much a chance is larger. The softmax of such scores is a guess of ours, not of the model.',
};

/** "It says 24 % on average and is right for 21 %: too sure." */
export function verdictOf({ predicted, came }: Said, reading: Reading): string {
  const says = meanOf(predicted);
  const share = shareTrue(came);
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  if (reading === 'sigmoid')
    return `The sigmoid says ${percent(says)} on average, and the game is the next one for ${percent(share)} of the players. It answers another question, though: is this game the next one, or one that was drawn? As a probability among all games it is not meant.`;
  const apart =
    Math.abs(says - share) < 0.01 ? 'as often as it says' : says > share ? 'too sure' : 'too modest';
  return `On average it says ${percent(says)}, and is right for ${percent(share)} of the players: ${apart}.`;
}
