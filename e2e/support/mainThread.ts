/** How long the page's main thread is busy at a stretch, from the browser's own trace. */
import type { CDPSession, Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Wall time, µs. */
  dur?: number;
  /** Time on the processor, µs. */
  tdur?: number;
  args: { name?: string };
}

export class MainThread {
  private readonly events: TraceEvent[] = [];

  private constructor(private readonly session: CDPSession) {
    session.on('Tracing.dataCollected', ({ value }) =>
      this.events.push(...(value as unknown as TraceEvent[])),
    );
  }

  static async watch(page: Page): Promise<MainThread> {
    const session = await page.context().newCDPSession(page);
    const thread = new MainThread(session);
    const categories = ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'];
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: categories },
    });
    return thread;
  }

  async stop(): Promise<{ longestMs: number; longestCpuMs: number; tasks: number }> {
    const complete = new Promise((resolve) => this.session.once('Tracing.tracingComplete', resolve));
    await this.session.send('Tracing.end');
    await complete;
    await this.session.detach();
    const threads = new Set(
      this.events
        .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    const tasks = this.events.filter(
      ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && threads.has(`${pid} ${tid}`),
    );
    const longest = (key: 'dur' | 'tdur') => Math.max(0, ...tasks.map((task) => task[key] ?? 0)) / 1000;
    return { longestMs: longest('dur'), longestCpuMs: longest('tdur'), tasks: tasks.length };
  }
}
