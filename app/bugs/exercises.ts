/** The exercises: which run is broken how, what it is trained with, and what the reader is told beforehand. */
import { configOf, type FaultName, type ModelName, type RunConfig } from '../../src/models/config';

/** The faults that are to be found. */
export type Fault = Exclude<FaultName, 'none' | 'no-scale'>;

export interface Exercise {
  /** The anchor of its figure. */
  id: string;
  title: string;
  model: ModelName;
  fault: Fault;
  /** What the runs are trained with, over the model's defaults. */
  changes: Partial<RunConfig>;
  scene: string;
  /** From where to look, to what to see there. */
  hints: readonly string[];
}

/** Small enough for half a minute on a laptop's processor, and large enough to beat Markov. */
const small: Partial<RunConfig> = {
  width: 32,
  blocks: 1,
  heads: 1,
  epochs: 2,
  dropout: 0,
  learningRate: 3e-3,
};

export const exercises: readonly Exercise[] = [
  {
    id: 'bug-1',
    title: 'A bad start',
    model: 'sasrec',
    fault: 'loud-items',
    changes: small,
    scene:
      'Whoever wrote this SASRec did not like the first number that it printed. “It comes down,” they said. “Just let it train.” It does come down.',
    hints: [
      'The first loss is the only one that does not depend on training. What should it be?',
      'Somebody who knows nothing gives each of V games the same chance, and pays ln V.',
      'The scores are products of item vectors. Who decides how long those are at the start?',
    ],
  },
  {
    id: 'bug-2',
    title: 'Quick to learn',
    model: 'sasrec',
    fault: 'target-is-input',
    changes: small,
    scene:
      'No SASRec in this house has ever learnt so fast. Every player who was shown its recommendations shrugged.',
    hints: [
      'A loss near nothing means that the answer is easy. Easy questions are often those that contain their answer.',
      'Look at the games that the run thinks most probable for one player, owned games included.',
      'Which game of the history stands first among them?',
    ],
  },
  {
    id: 'bug-3',
    title: 'Too good to be true',
    model: 'sasrec',
    fault: 'no-causal-mask',
    changes: { ...small, epochs: 3 },
    scene:
      '“My loss is lower than yours has ever been,” a colleague writes, “and it is still falling.” The recommendations grow worse by the minute.',
    hints: [
      'Compare the two pictures of each run: when did its loss begin to fall faster, and what did its ranking do then?',
      'Training asks for the game after each game. What may the run look at when it is asked?',
      'Replace a game, and see whether the prediction made before it moves. It lies in the future.',
    ],
  },
  {
    id: 'bug-4',
    title: 'Nothing wrong with the training',
    model: 'sasrec',
    fault: 'wrong-readout',
    changes: small,
    scene:
      'The loss is what it should be, to the last digit: whoever trained this SASRec has checked. Somebody else wrote the part that recommends, and moved the padding to the other side.',
    hints: [
      'If both losses agree, training is sound. What comes after it?',
      'A recommendation should depend most of all on what was played last. Does it?',
      'Replace the last game; then replace the first.',
    ],
  },
  {
    id: 'bug-5',
    title: 'The best figure in the house',
    model: 'gru4rec',
    fault: 'seen-questions',
    // Wide and fast: it begins to learn by heart.
    changes: { width: 48, epochs: 3, dropout: 0, learningRate: 1e-2 },
    scene:
      'One of these two went into a slide deck: its NDCG@10 is far ahead. It went online yesterday, and nobody saw any of it.',
    hints: [
      'Compare the losses. How can two runs that learn the same differ in what they know?',
      'A curve is measured on somebody. On whom?',
      'Ask both runs for games that neither training nor any curve has met.',
    ],
  },
  {
    id: 'bug-6',
    title: 'Fine in the notebook',
    model: 'sasrec',
    fault: 'merged-histories',
    changes: small,
    scene:
      'Asked for one player at a time, this SASRec makes sense. In the nightly job, which asks for all of them, it recommends something else, and something else again when the list is sorted another way.',
    hints: [
      'Histories are short, and a row of a batch holds several. What keeps them apart?',
      'Ask for a player alone, and then in company.',
      'An answer should not depend on who else is asked.',
    ],
  },
  {
    id: 'bug-7',
    title: 'Hard to reproduce',
    model: 'gru4rec',
    fault: 'no-reset',
    changes: { width: 32, epochs: 2, dropout: 0 },
    scene:
      'A GRU4Rec that was rewritten to be faster. It is a little worse than before, nobody can say why, and no two reports of what it recommended agree.',
    hints: [
      'The state is all that this model knows. Where does it begin?',
      'Ask for a player alone, and then in company.',
      'A row holds one player after another. What is left of the one before?',
    ],
  },
  {
    id: 'bug-8',
    title: 'Almost as good',
    model: 'sasrec',
    fault: 'no-positions',
    changes: { ...small, epochs: 3 },
    scene:
      'SASRec was ported in an afternoon. It trains, it ranks, it beats the baselines, and is about as good as ours. Something is missing all the same.',
    hints: [
      'Where curves tell little, change the question and see whether the answer notices.',
      'One of the two does not notice a change that it should.',
      'Shuffle all games but the last. To a bag, that is no change.',
    ],
  },
];

/** Each exercise and each attempt at it has a seed of its own: the numbers of one give nothing away about another. */
export const configOfExercise = (exercise: Exercise, fault: FaultName, attempt: number): RunConfig =>
  configOf(exercise.model, { ...exercise.changes, seed: 100 * exercises.indexOf(exercise) + attempt, fault });
