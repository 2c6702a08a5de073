/** What can be wrong, and what each of it would show. */
import { canHave, type FaultName, type ModelName } from '../../src/models/config';

export type Diagnosis = Exclude<FaultName, 'none'> | 'learning-rate';

interface Description {
  label: string;
  /** What one would see. */
  sign: string;
}

export const diagnoses: Record<Diagnosis, Description> = {
  'no-causal-mask': {
    label: 'There is no causal mask: attention sees what is to be predicted',
    sign: 'Without a causal mask, a game that comes later would move the prediction made before it.',
  },
  'target-is-input': {
    label: 'The targets are off by one: each position is asked for its own game',
    sign: 'With targets that are off by one, the most probable game would be the one that the player has just had.',
  },
  'merged-histories': {
    label: 'Histories that share a row see each other, as unmasked padding would be seen',
    sign: 'If histories saw each other, an answer would change with who else is asked.',
  },
  'wrong-readout': {
    label: 'The answer is read off the wrong position',
    sign: 'Read off the wrong position, the answer would not care about the last game, and the losses would be the same.',
  },
  'loud-items': {
    label: 'The tied item vectors start at N(0, 1), where they should be short',
    sign: 'With item vectors that are too long, the first loss would lie far above a blind guess.',
  },
  'seen-questions': {
    label: 'The curve is measured on games that it was trained on',
    sign: 'Measured on what it has learnt, a run would lose much of its NDCG@10 on games that were kept back, and the losses would be the same.',
  },
  'no-positions': {
    label: 'There are no positions',
    sign: 'Without positions, the order of the games before the last would mean nothing to the answer.',
  },
  'no-scale': {
    label: 'The affinities are not divided by √d',
    sign: 'Without the division by √d, attention would be sharper: in each row of the map, few games would take nearly all of the weight. All the tests would be passed.',
  },
  'no-reset': {
    label: 'The state is not reset between players',
    sign: 'Without a reset, an answer would change with who was read before.',
  },
  'learning-rate': {
    label: 'The learning rate is far too high',
    sign: 'With a learning rate that is far too high, the loss would jump about or rise, and all the tests would be passed.',
  },
};

/** What is plausible for a model: every fault that it can have, and one that every model can. */
export const plausibleFor = (model: ModelName): Diagnosis[] =>
  (Object.keys(diagnoses) as Diagnosis[]).filter((diagnosis) =>
    diagnosis === 'learning-rate' ? model === 'gru4rec' : canHave(model, diagnosis),
  );
