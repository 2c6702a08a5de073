/** What a model's page shows of the op under its cursor, and how a reader chooses a cell of it. */
import { expect } from '@playwright/test';
import type { ModelPage } from './modelPage';

export interface Seen {
  /** "block0/queryop 4 / 39" */
  transport: string;
  /** All shapes that stand in the figure: '[2, 6, 4]'. */
  shapes: string[];
  /** Under the equation: which cell, and its numbers. */
  place: string;
  numbers: string;
  /** The table view, but for its first column. */
  columns: string[];
  cells: string[];
}

/** All of it at one moment. */
export function seen(at: ModelPage): Promise<Seen> {
  return at.figure.evaluate((figure) => {
    const textOf = (element: Element | null | undefined) => element?.textContent ?? '';
    const opener = [...figure.querySelectorAll('button')].find((button) => textOf(button) === 'Table');
    const view = document.getElementById(opener?.getAttribute('aria-controls') ?? '');
    const texts = (selector: string) => [...(view?.querySelectorAll(selector) ?? [])].map(textOf);
    const line = figure.querySelector('[aria-label^="Equation of"] p');
    const place = textOf(line?.querySelector('span'));
    return {
      transport: textOf(figure.querySelector('[aria-label="Steps of the computation"] [title^="J and K"]')),
      shapes: textOf(figure).match(/\[\d+(, \d+)+\]/g) ?? [],
      place,
      numbers: textOf(line).slice(place.length).trim(),
      columns: texts('thead th'),
      cells: texts('tbody td'),
    };
  });
}

const overPositions = ['affinity', 'masked', 'weights'];

/** Chooses a cell, of each head in turn where there are several, in the way that the picture of the op offers. */
export async function* chooseCells(at: ModelPage, id: string, heads: number): AsyncGenerator<void> {
  const mark = id.slice(id.lastIndexOf('/') + 1);
  const overCatalogue = mark === 'scores' || mark === 'probability';
  if (at.model === 'gru4rec') {
    // The unit that the page was opened with is followed from gate to gate.
    if (mark === 'probability') await at.ranking.first().click();
    yield;
  } else if (overCatalogue) {
    const chart = at.figure.getByRole('slider', { name: /^(Scores|Probabilities) of all games/ });
    await chart.press('Home');
    await chart.press('Enter');
    yield;
  } else if (heads > 1) {
    const block = Number(/^block(\d+)/.exec(id)?.[1]) + 1;
    for (let head = 1; head <= heads; head++) {
      const own = at.figure.getByRole('button', { name: `Head ${head}`, exact: true });
      const thumbnail = at.figure.getByRole('button', { name: `Block ${block}, head ${head}` });
      await (overPositions.includes(mark) ? thumbnail : own).click();
      yield;
    }
  } else {
    // The drawing follows the cursor a moment later.
    const cell = at.figure.locator('[class*=picture] [role=slider]').first();
    await expect(async () => {
      await cell.press('ArrowRight');
      expect((await seen(at)).place).not.toBe('');
    }).toPass({ intervals: [20, 50, 100] });
    yield;
  }
}
