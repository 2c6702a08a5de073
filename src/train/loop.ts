/** The training loop: steps, a loss curve, an evaluation now and then. The page and the terminal run this same one. */
import type { LossPoint } from './protocol';
import type { Run } from './run';

/** One loss in so many is read back: waiting for each would idle a GPU. */
export const STEPS_PER_POINT = 5;

/** How long the loop may run before others get their turn. */
const BREATH_MS = 50;

export interface LoopEvents {
  /** A new point of the loss curve. */
  onLoss?(point: LossPoint): void;
  /** After every step; resolve to stop. Evaluations and snapshots go here. */
  afterStep?(step: number): Promise<void> | void;
  /** Asked before every step. */
  shouldStop?(): boolean;
}

/** The loss stopped being a number. Nothing of that step is kept by whoever saved before it. */
export class DivergedError extends Error {
  override name = 'DivergedError';

  constructor(step: number) {
    super(`The loss is no longer a number at step ${step}: the learning rate is too high for this model.`);
  }
}

/** Advances `run` up to `lastStep` or until told to stop. */
export async function trainUntil(run: Run, lastStep: number, events: LoopEvents): Promise<void> {
  let breath = performance.now();
  while (run.step < lastStep && !events.shouldStop?.()) {
    const loss = run.advance();
    if (run.step % STEPS_PER_POINT === 0 || run.step === lastStep) {
      const [value] = await loss.data();
      if (!Number.isFinite(value)) {
        loss.dispose();
        throw new DivergedError(run.step);
      }
      events.onLoss?.({ step: run.step, epoch: run.step / run.stepsPerEpoch, loss: value });
    }
    loss.dispose();
    await events.afterStep?.(run.step);
    if (performance.now() - breath > BREATH_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      breath = performance.now();
    }
  }
}
