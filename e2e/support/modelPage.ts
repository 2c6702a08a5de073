/** The page of a model, as a test handles it: everything is found by what a reader sees. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { ModelName } from '../../src/models/config';

export const modelNames = { gru4rec: 'GRU4Rec', sasrec: 'SASRec', bert4rec: 'BERT4Rec' } as const;

export class ModelPage {
  readonly figure: Locator;
  readonly badge: Locator;
  readonly history: Locator;
  readonly tiles: Locator;
  readonly code: Locator;
  readonly transport: Locator;
  /** Id of the op under the cursor. */
  readonly op: Locator;
  readonly scrubber: Locator;
  /** Train, Go on, Train anew, Train again: whatever it is called now. */
  readonly train: Locator;
  readonly pause: Locator;
  readonly oneStep: Locator;
  readonly startOver: Locator;
  /** What the model would recommend: the rows of its ranking. */
  readonly ranking: Locator;
  /** Sentences above the page, and those of a run that failed. */
  readonly messages: Locator;

  constructor(
    readonly page: Page,
    readonly model: ModelName,
  ) {
    this.figure = page.locator('figure#inside');
    this.badge = this.figure.locator('[data-kind]');
    this.history = this.figure.getByRole('region', { name: 'History' });
    this.tiles = this.history.getByRole('listitem').getByRole('button');
    this.code = this.figure.getByRole('region', { name: 'Source code' });
    this.transport = this.figure.getByRole('group', { name: 'Steps of the computation' });
    this.op = this.transport.locator('b').last();
    this.scrubber = this.figure.getByRole('slider', { name: 'Operation', exact: true });
    this.train = this.figure.getByRole('button', { name: /^(Train|Go on|Train anew|Train again)$/ });
    this.pause = this.figure.getByRole('button', { name: 'Pause', exact: true });
    this.oneStep = this.figure.getByRole('button', { name: 'One step' });
    this.startOver = this.figure.getByRole('button', { name: 'Start over' });
    this.ranking = this.figure.getByRole('listbox', { name: /^Recommended/ }).getByRole('option');
    this.messages = page.locator('main :is([role=alert], [role=status])[data-tone]');
  }

  /** Opens the page and waits for its figure. */
  async open(query = ''): Promise<this> {
    await this.page.goto(`/${this.model}${query && `?${query}`}`);
    await expect(this.transport).toBeVisible();
    return this;
  }

  /** Brings the figure to the middle of the window with nothing in it focused: then the page's keys act on it. */
  async lookAtFigure(): Promise<void> {
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await this.transport.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))),
    );
  }

  /** Where the cursor is, as each part of the figure shows it. */
  cursor() {
    return this.figure.evaluate((figure) => {
      const textOf = (selector: string) => figure.querySelector(selector)?.textContent ?? '';
      const line = figure.querySelector('[aria-label="Source code"] [aria-current]');
      const [place, panel] = [line, line?.closest('pre')?.parentElement].map((element) =>
        element?.getBoundingClientRect(),
      );
      return {
        transport: textOf('[aria-label="Steps of the computation"] [title^="J and K"]'),
        code: line?.getAttribute('data-mark'),
        codeInView: Boolean(place && panel && place.top < panel.bottom && place.bottom > panel.top),
        equation: figure.querySelector('[aria-label^="Equation of"]')?.getAttribute('aria-label'),
        shapes: (figure.textContent ?? '').match(/\[\d+(, \d+)+\]/g),
      };
    });
  }

  /** The last value that a chart writes of the model: NaN while it has none. */
  private async lastOf(chart: string): Promise<number> {
    const label = await this.figure.getByRole('img', { name: chart }).getAttribute('aria-label');
    return Number(new RegExp(`${modelNames[this.model]} ([\\d.]+\\d)`).exec(label ?? '')?.[1] ?? Number.NaN);
  }

  loss(): Promise<number> {
    return this.lastOf('Training loss');
  }

  ndcg(): Promise<number> {
    return this.lastOf('NDCG@10 on held-out players');
  }

  /** How many points a chart has been given. */
  async points(chart: 'Training loss' | 'NDCG@10 on held-out players'): Promise<number> {
    if (Number.isNaN(await this.lastOf(chart))) return 0;
    const slider = this.figure.getByRole('slider', { name: chart });
    return Number(await slider.getAttribute('aria-valuemax')) + 1;
  }

  /** "Paused · epoch 2 of 6 · step 8 of 12" */
  async place(): Promise<string> {
    return (await this.figure.getByRole('progressbar').getAttribute('aria-label')) ?? '';
  }

  /** Steps made so far. */
  async steps(): Promise<number> {
    const found = /epoch (\d+) of \d+ · step (\d+) of (\d+)/.exec(await this.place());
    if (!found) return Number.NaN;
    const [epoch, step, stepsPerEpoch] = found.slice(1).map(Number);
    return (epoch - 1) * stepsPerEpoch + step;
  }

  /** Presses Pause and waits until the run stands. */
  async pauseRun(): Promise<number> {
    await this.pause.click();
    await expect(this.train).toBeEnabled();
    return this.steps();
  }

  titles(): Promise<string[]> {
    return this.tiles.evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).title));
  }

  /** The recommended games, first to last, with their probabilities. */
  recommended(): Promise<string[]> {
    return this.ranking.evaluateAll((rows) =>
      rows.map((row) =>
        ['place', 'title', 'value']
          .map((part) => row.querySelector(`.viz-rank-${part}`)?.textContent)
          .join(' '),
      ),
    );
  }
}
