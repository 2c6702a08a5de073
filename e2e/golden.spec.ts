/** Pages against PyTorch: what a reader sees, op by op, is what the twins computed from the same weights. */

import type { Locator } from '@playwright/test';
import { markNames } from '../app/figures/picture/rail';
import type { Golden } from '../src/testing/golden';
import { expect, test } from './fixtures';
import { goldenFiles, goldenNames, goldenQuery, readGolden } from './support/goldenWorld';
import { ModelPage } from './support/modelPage';
import { serve } from './support/serve';
import { agrees, placeIn, resultOf } from './support/shown';
import { chooseCells, type Seen, seen } from './support/stepping';
import { tinyTitle } from './support/tiny';

const markOf = (id: string) => id.slice(id.lastIndexOf('/') + 1);
const inEvent = (id: string) => id.startsWith('event');

/** The shape that the page gives an op: that of as many numbers as it should have. */
function shapeOf(shapes: string[], size: number) {
  const axes = shapes.map((text) => text.slice(1, -1).split(', ').map(Number));
  const own = axes.find((sides) => sides.reduce((product, side) => product * side, 1) === size);
  const [columns = 0, rows = 0, heads = 1] = [...(own ?? [])].reverse();
  return { heads, rows, columns };
}

/** What the table view shows of an op: one head of it, or all events of a gate under one another. */
function tabled({ tape: { values } }: Golden, id: string, head: number, heads: number): number[] {
  const same = Object.keys(values).filter((other) => inEvent(other) && markOf(other) === markOf(id));
  const all = inEvent(id) ? same.flatMap((other) => Array.from(values[other])) : Array.from(values[id]);
  const size = all.length / heads;
  return all.slice(head * size, (head + 1) * size);
}

/** Holds one cell and the table to the fixture; returns how many numbers that were. */
function compare(golden: Golden, id: string, heads: number, columns: number, shown: Seen): number {
  const { place, numbers, cells } = shown;
  const { head, row, column } = placeIn(golden, markOf(id), place);
  const right = golden.tape.values[id];
  const own = right[(head * right.length) / heads + (inEvent(id) ? 0 : row) * columns + column];
  const result = numbers.includes('lies in the future') ? '−∞' : resultOf(numbers);
  expect(agrees(result, own), `${id}, ${place}: ${numbers} where PyTorch has ${own}`).toBe(true);
  // Else the table is a ranking, or (GRU4Rec, after its last event) of another tensor.
  const matrix = tabled(golden, id, head, heads);
  const ofTensor = /^(Event|Query)$/.test(shown.columns[0]);
  if (!ofTensor || (golden.model === 'gru4rec' && /hidden|scores|probability/.test(id))) return 1;
  expect(cells, `the table of ${id}`).toHaveLength(matrix.length);
  const wrong = cells.filter((cell, i) => cell !== 'masked' && !agrees(cell, matrix[i]));
  expect(wrong, `numbers in the table of ${id} that PyTorch does not have`).toEqual([]);
  return cells.length + 1;
}

const gates: Record<string, string> = {
  embedding: 'Embeddings of the games',
  reset: 'Reset gates',
  update: 'Update gates',
  candidate: 'Candidates',
  state: 'Hidden states',
};

/** What the page calls the gradient of an op: that of a gate is one for all events. */
function layerName(id: string): string {
  const block = /^block(\d+)/.exec(id)?.[1];
  const name = gates[markOf(id)] ?? markNames[markOf(id)].name;
  return block ? `Block ${Number(block) + 1} · ${name}` : name;
}

/** One parameter as the page takes Adam's update of it apart. */
async function adamOf(figure: Locator, path: string) {
  const own = figure
    .locator('button[title^="The gradient has norm"]')
    .filter({ has: figure.page().getByText(path, { exact: true }) });
  await own.click();
  await expect(figure.getByText(`${path}, where the gradient is steepest`)).toBeVisible();
  return {
    norm: await own.locator('b').innerText(),
    place: await figure.getByText(`${path}, where the gradient is steepest`).innerText(),
    sums: await figure.locator('dl dd').allInnerTexts(),
  };
}

for (const name of goldenNames) {
  test(`${name}: a forward pass, stepped through on its page, shows the numbers of its PyTorch twin`, async ({
    page,
    context,
  }) => {
    const golden = readGolden(name);
    const { model, tape } = golden;
    await serve(context, await goldenFiles(golden));
    const first = model === 'gru4rec' ? 'op=embedding&cell=0.3' : 'op=token';
    const at = await new ModelPage(page, model).open(`${goldenQuery(golden)}&${first}`);
    await expect(at.badge).toHaveText('live');
    await at.figure.getByRole('button', { name: 'Table' }).click();
    await at.lookAtFigure();

    const stepped: string[] = [];
    const count = Object.keys(tape.values).length;
    let compared = 0;
    while (stepped.length < count) {
      if (stepped.length > 0) {
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await page.keyboard.press('ArrowRight');
      }
      const where = `op ${stepped.length + 1} / ${count}`;
      await expect.poll(async () => (await seen(at)).transport, { intervals: [10, 20, 50] }).toContain(where);
      const { transport, shapes } = await seen(at);
      const id = transport.replace(where, '');
      expect(Object.keys(tape.values)).toContain(id);
      stepped.push(id);
      const { heads, columns } = shapeOf(shapes, tape.values[id].length);
      expect(columns, `the shape of ${id} among ${shapes}`).toBeGreaterThan(0);
      for await (const _ of chooseCells(at, id, heads)) {
        const shown = await seen(at);
        if (shown.place) compared += compare(golden, id, heads, columns, shown);
        else expect(`${model} ${id}`, 'the one op at which no cell can be chosen').toBe('gru4rec scores');
      }
    }
    expect(new Set(stepped).size).toBe(count);
    test.info().annotations.push({ type: 'numbers compared', description: String(compared) });
  });

  test(`${name}: a training step, from the batch to the weights after, shows the numbers of its PyTorch twin`, async ({
    page,
    context,
  }) => {
    const golden = readGolden(name);
    const { model, step, weights } = golden;
    await serve(context, await goldenFiles(golden));
    await new ModelPage(page, model).open(goldenQuery(golden));
    const figure = page.locator('figure#step');
    await figure.getByRole('button', { name: 'Take a step apart' }).click();
    await figure.getByRole('button', { name: 'Let all of them count' }).click();
    await expect(figure).toContainText(`${step.targets.length} predictions, averaged`);

    // The batch and the loss.
    const predictions = await figure.locator('ol').first().getByRole('button').allInnerTexts();
    expect(predictions).toHaveLength(step.targets.length);
    predictions.forEach((text, row) => {
      expect(text).toContain(tinyTitle(step.targets[row]));
      const [, p, surprise] = /p (\S+) · −ln p (\S+)/.exec(text) ?? [];
      expect(agrees(surprise, step.surprises[row]), `${text}, where PyTorch has ${step.surprises[row]}`).toBe(
        true,
      );
      expect(agrees(p, Math.exp(-step.surprises[row])), text).toBe(true);
    });
    const loss = /loss (\d\S*)/.exec(await figure.innerText())?.[1] ?? '';
    expect(agrees(loss, step.loss), `loss ${loss}, where PyTorch has ${step.loss}`).toBe(true);

    // The gradient of every tensor on the way back.
    const right = new Map<string, number[]>();
    for (const [id, values] of Object.entries(step.gradients))
      right.set(layerName(id), [...(right.get(layerName(id)) ?? []), ...Array.from(values)]);
    await figure.getByRole('button', { name: 'Table' }).click();
    const norms = await figure
      .getByRole('table', { name: /^Norm of the gradient/ })
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
    expect(norms.map(([layer]) => layer).sort()).toEqual([...right.keys()].sort());
    for (const [layer, , , norm] of norms) {
      const own = Math.hypot(...(right.get(layer) ?? []));
      expect(agrees(norm, own), `${layer}: ${norm}, where PyTorch has ${own}`).toBe(true);
    }

    // Whom the step pulls up and pushes down.
    for (const text of await figure.locator('ul').first().getByRole('listitem').allInnerTexts()) {
      const [title, shown] = text.split('\n');
      const item = Number(/ (\d+)/.exec(title)?.[1]);
      const pull = step.targets.reduce(
        (sum, _, row) => sum - step.gradients.scores[row * golden.games + item - 1],
        0,
      );
      expect(agrees(shown, pull), `${text}, where PyTorch has ${pull}`).toBe(true);
    }

    // What Adam makes of each parameter's steepest number.
    for (const path of Object.keys(step.parameters).filter((each) => !each.endsWith('key.bias'))) {
      const { place, norm, sums } = await adamOf(figure, path);
      const [, row = '0', column] = /(?:row (\d+), column|number) (\d+)/.exec(place) ?? [];
      const index = Number(row) * (weights[path].shape[1] ?? 0) + Number(column);
      const g = step.parameters[path][index];
      const [shownG, m, v, w] = sums;
      const says = `${path}, ${place}: ${sums.join(' | ')}, where PyTorch has g ${g}, w ${step.weights[path][index]}`;
      expect(agrees(norm, Math.hypot(...Array.from(step.parameters[path]))), `${says}, norm ${norm}`).toBe(
        true,
      );
      expect(agrees(shownG, g), says).toBe(true);
      expect(agrees(resultOf(m), 0.1 * g), says).toBe(true);
      expect(agrees(resultOf(v), 0.001 * g * g), says).toBe(true);
      expect(agrees(w.split(' − ')[0], weights[path].values[index]), says).toBe(true);
      expect(agrees(resultOf(w), step.weights[path][index]), says).toBe(true);
    }
  });
}
