/** A progress bar on one line of a terminal, with an estimate of the time left; silent where there is no terminal. */
export class ProgressBar {
  private readonly start = performance.now();
  private drawn = 0;

  /** In bytes. `before`: what was there already, and says nothing about the speed. */
  constructor(
    private readonly label: string,
    private readonly total: number,
    private readonly before = 0,
  ) {}

  update(done: number): void {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.drawn < 100) return;
    this.drawn = now;
    const total = Math.max(this.total, done);
    const share = done / total;
    const perSecond = (1000 * (done - this.before)) / (now - this.start);
    const bar = '█'.repeat(Math.round(30 * share)).padEnd(30, '░');
    const left = Math.ceil((total - done) / perSecond);
    process.stderr.write(
      `\r\x1b[K${this.label} ${bar} ${megabytes(done)} of ${megabytes(total)} MB, ${left} s left`,
    );
  }

  clear(): void {
    if (this.drawn) process.stderr.write('\r\x1b[K');
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
