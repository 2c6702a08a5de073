/** What the backends can do at best: the product of two large matrices. It is also the first sign of life. */
import type { Track } from '../lanes/lane';
import { openTorch } from '../lanes/torch';
import type { Options } from '../options';
import type { Report } from '../report/report';
import type { Backend, Engine } from '../trial';

const SIZE = 1024;
/** Where the GPU is emulated. */
const SMALL = 384;

/** Fills in the adapters and peaks, and says which backend cannot be had. */
export async function measurePeaks(
  report: Report,
  { backends, engines }: Options,
  track: Track,
  python: string | null,
): Promise<void> {
  const asked: [Backend, Engine][] = backends.flatMap((backend) =>
    (['nextplay', 'tfjs-packed', 'jax-js'] as const)
      .filter((engine) => engines.includes(engine))
      .map((engine): [Backend, Engine] => [backend, engine]),
  );
  for (const [backend, engine] of asked) {
    const lane = await track.open();
    try {
      const small = backend === 'webgpu' && report.adapters.webgpu?.software !== false;
      let { gflops, adapter } = await lane.matmul(engine, backend, small ? SMALL : SIZE);
      if (small && !adapter.software) ({ gflops } = await lane.matmul(engine, backend, SIZE));
      report.adapters[backend] = adapter;
      report.peaks.push({ backend, engine, gflops });
    } catch (error) {
      report.notes.push(`${engine} on ${backend}: ${(error as Error).message.split('\n')[0]}.`);
    } finally {
      await lane.close();
    }
  }
  if (!python || !backends.includes('wasm')) return;
  const torch = openTorch(python, 0);
  const { gflops } = await torch.matmul('pytorch', 'wasm', SIZE);
  report.peaks.push({ backend: 'wasm', engine: 'pytorch', gflops });
  await torch.close();
}
