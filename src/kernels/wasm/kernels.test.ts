/** Every kernel of ours on WASM, and what there is none for, held to plain operations over random shapes. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { startBackends } from '../../testing/backends';
import { expectClose } from '../../testing/close';
import { anyCase, paddingCases, valuesOf } from '../../testing/kernelCases';

beforeAll(startBackends);

it.each(paddingCases)('$name', async (each) => {
  const expected = await valuesOf('cpu', each);
  (await valuesOf('wasm', each)).forEach((values, i) => {
    expectClose(values, expected[i], 1e-4);
  });
});

it('agrees with plain operations whatever the shapes', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      seen.add(each.name.split(',')[0]);
      const expected = await valuesOf('cpu', each);
      (await valuesOf('wasm', each)).forEach((values, i) => {
        expectClose(values, expected[i], 1e-4);
      });
    }),
    { numRuns: 100 },
  );
  expect(seen.size).toBe(13);
});
