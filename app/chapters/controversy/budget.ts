/** Curves of whole trainings on the real libraries, shipped with the site: far too long to wait for in a page. */
import * as v from 'valibot';
import { fetchBytes } from '../../../src/data/fetchBytes';
import { validated } from '../../../src/data/validated';

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Schema = v.object({
  /** Whose games: in words. */
  data: v.string(),
  players: v.number(),
  /** NDCG@10 on everybody's validation game after each epoch, for each seed. */
  curves: v.object({
    bce: v.array(v.array(Share)),
    ce: v.array(v.array(Share)),
    cloze: v.array(v.array(Share)),
  }),
});
export type Budgets = v.InferOutput<typeof Schema>;

const Json = v.pipe(v.string(), v.parseJson(), Schema);

export async function fetchBudgets(): Promise<Budgets> {
  const bytes = await fetchBytes(`${import.meta.env.BASE_URL}data/budget.json`, 'record of the trainings');
  return validated(Json, new TextDecoder().decode(bytes), 'The record of the trainings cannot be read');
}

/** The best validation figure within a budget, as a training that stops early would keep it: for each seed. */
export const bestWithin = (curves: readonly number[][], epochs: number): number[] =>
  curves.map((curve) => Math.max(...curve.slice(0, epochs)));

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Epochs of the longest training. */
export const longestOf = ({ curves }: Budgets): number =>
  Math.max(...Object.values(curves).flatMap((runs) => runs.map(({ length }) => length)));
