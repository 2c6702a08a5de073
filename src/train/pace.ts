import type { Run } from './run';

/** How fast the steps go, evaluations and saving left out. */
export class Pace {
  private readonly firstStep: number;
  private readonly start = performance.now();
  private pausedMs = 0;

  constructor(private readonly run: Run) {
    this.firstStep = run.step;
  }

  get secondsPerEpoch(): number | null {
    const steps = this.run.step - this.firstStep;
    if (steps === 0) return null;
    const seconds = (performance.now() - this.start - this.pausedMs) / 1000;
    return (seconds / steps) * this.run.stepsPerEpoch;
  }

  async outside(work: () => Promise<void>): Promise<void> {
    const start = performance.now();
    await work();
    this.pausedMs += performance.now() - start;
  }
}
