/** How a walk is judged: by its reader, along five criteria, and by the points that were touched. */
import type { Walk } from '../progress/progress';
import { stages } from './stages';

export interface Criterion {
  id: string;
  name: string;
  /** From nothing to what one would hire for. */
  levels: readonly [string, string, string, string];
}

export const rubric: readonly Criterion[] = [
  {
    id: 'problem',
    name: 'Problem',
    levels: [
      'Began with a model',
      'Asked a few questions',
      'Fixed scope, scale and a metric',
      'Metric tied to value, with guardrails and assumptions in numbers',
    ],
  },
  {
    id: 'structure',
    name: 'Structure',
    levels: [
      'Jumped about',
      'A plan, lost on the way',
      'Stage by stage, within the time',
      'Led the talk, said what was left out and why',
    ],
  },
  {
    id: 'depth',
    name: 'Depth',
    levels: [
      'Names of models',
      'How one of them works',
      'Loss, mask, cost, and the reasons',
      'Knows where the claim fails, and on what data',
    ],
  },
  {
    id: 'production',
    name: 'Production',
    levels: [
      'Stopped at the notebook',
      'Drew a funnel',
      'Latency, freshness, fallback, versions',
      'What breaks first, and how it would be seen',
    ],
  },
  {
    id: 'evidence',
    name: 'Evidence',
    levels: [
      '“Accuracy”',
      'An offline metric',
      'A split, baselines, an A/B test',
      'Leaks, bias, intervals, slices, and what would change the decision',
    ],
  },
];

const TOP = 3;

export interface Score {
  /** Points of the rubric, of so many. */
  points: number;
  of: number;
  /** Whether each criterion has been judged. */
  complete: boolean;
  /** Points of the stages that were said, of so many. */
  said: number;
  toSay: number;
  verdict: string;
}

export function scoreOf({ levels, ticked }: Walk): Score {
  const judged = rubric.flatMap(({ id }) => levels[id] ?? []);
  const points = judged.reduce((sum, level) => sum + level, 0);
  const of = TOP * rubric.length;
  const all = stages.flatMap((stage) => stage.points.map(({ id }) => pointKey(stage.id, id)));
  return {
    points,
    of,
    complete: judged.length === rubric.length,
    said: all.filter((key) => ticked.includes(key)).length,
    toSay: all.length,
    verdict: verdictOf(points / of),
  };
}

/** Points of different stages may have the same name. */
export const pointKey = (stage: string, point: string): string => `${stage}/${point}`;

function verdictOf(share: number): string {
  if (share >= 0.85) return 'A strong yes.';
  if (share >= 0.65) return 'A yes: go deeper where the level is lowest.';
  if (share >= 0.45) return 'Close. Practise the two lowest criteria, and walk again.';
  return 'Not yet: read the model answers, and say them in your own words.';
}
