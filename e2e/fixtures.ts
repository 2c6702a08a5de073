/** Playwright's `test`, in which a page that complains fails: no console error, no uncaught exception. */
import { test as base, expect } from '@playwright/test';
import { serve } from './support/serve';
import { tinyWorld } from './support/tiny';

interface Options {
  /** Complaints that a test brings about on purpose: `test.use({ expectedErrors: /404|a fault/ })`. */
  expectedErrors: RegExp | null;
  /** Serve a data set of forty games, and models of width 8 to go with it, in place of those of the site. */
  tiny: boolean;
  /** Leave figures undrawn until they come near the window, as a reader has it; else all are there, as on paper. */
  unseen: boolean;
}

/** In a page: draws figures that are far from the window too. */
export const drawAll = () => void setInterval(() => dispatchEvent(new Event('beforeprint')), 100);

export const test = base.extend<Options & { complaints: string[]; world: undefined }>({
  expectedErrors: [null, { option: true }],
  tiny: [false, { option: true }],
  unseen: [false, { option: true }],
  complaints: [
    async ({ context, expectedErrors }, use) => {
      const complaints: string[] = [];
      const hear = (complaint: string) => {
        if (!expectedErrors?.test(complaint)) complaints.push(complaint);
      };
      context.on('weberror', (webError) => hear(`uncaught: ${webError.error().message}`));
      context.on('console', (message) => {
        if (message.type() === 'error') hear(`console: ${message.text()} (${message.location().url})`);
      });
      await use(complaints);
      expect(complaints, 'what the page complained of').toEqual([]);
    },
    { auto: true },
  ],
  world: [
    async ({ context, tiny, unseen }, use) => {
      if (!unseen) await context.addInitScript(drawAll);
      if (tiny) await serve(context, (await tinyWorld()).files);
      await use(undefined);
    },
    { auto: true },
  ],
});

export { expect };
