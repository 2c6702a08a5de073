/** The models at hand. */
import { ablate, recommend, traceOf } from '../../training/trainer';
import type { Oracle } from './task';

export const oracle: Oracle = { trace: traceOf, ablate, recommend };
