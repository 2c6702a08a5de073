/** The table of epochs: every model in every world, on every backend that there is. */
import type { Track } from '../lanes/lane';
import { openTorch } from '../lanes/torch';
import type { Options } from '../options';
import { raced } from '../race';
import type { Report } from '../report/report';
import { type Backend, type Result, worlds } from '../trial';

/** On an emulated GPU the players of a batch are fewer, and the long histories of the large world are left out. */
export const EMULATED_BATCH = 8;

export async function measureRaces(
  report: Report,
  options: Options,
  track: Track,
  python: string | null,
): Promise<void> {
  const { rounds, steps, models } = options;
  const heats = options.backends.flatMap((backend) =>
    worldsOf(report, options, backend).flatMap((world) =>
      models.map((model): Pick<Result, 'trial' | 'world'>[] =>
        options.engines
          .filter((engine) => engine !== 'pytorch' || (python && backend === 'wasm'))
          .map((engine) => ({
            world,
            trial: {
              ...{ engine, backend, model },
              world: worlds[world],
              config: report.adapters[backend]?.software ? { batchSize: EMULATED_BATCH } : {},
            },
          })),
      ),
    ),
  );
  for (const [done, heat] of heats.entries()) {
    const results = await raced(
      heat,
      async ({ engine }) =>
        engine === 'pytorch' ? openTorch(python as string, 2 + rounds * steps) : track.open(),
      options,
    );
    report.results.push(...results);
    const [{ world, trial }] = heat;
    console.error(`race ${done + 1} of ${heats.length}: ${world}, ${trial.model}, ${trial.backend}`);
  }
}

function worldsOf({ adapters }: Report, { worlds }: Options, backend: Backend): Options['worlds'] {
  if (!adapters[backend]) return [];
  return adapters[backend].software ? worlds.filter((world) => world === 'subset') : worlds;
}
