import { describe, expect, it } from 'vitest';
import { random } from '../../data/random';
import type { Holdout } from '../../data/split';
import { rankOf } from '../evaluate';
import { K, searchCurve } from './invertedLists';
import { bestOf, decodeTower, encodeTower, scoresFor, type Tower } from './tower';
import { crossingsOf, servedTo } from './versions';

const WIDTH = 6;
const GAMES = 40;
const PLAYERS = 30;

/** Games anywhere; a player’s vector is that of the game that comes next, a little off. */
function towerOf(seed: number): Tower {
  const stream = random(seed, 80);
  const games = Float32Array.from({ length: GAMES * WIDTH }, () => stream.normal());
  const players = Array.from({ length: PLAYERS }, (_, i) => i + 2);
  const hidden = Float32Array.from(
    { length: PLAYERS * WIDTH },
    (_, i) =>
      games[(targetOf(players[Math.floor(i / WIDTH)]) - 1) * WIDTH + (i % WIDTH)] + 0.1 * stream.normal(),
  );
  return { model: 'sasrec', seed, dataset: 'toy', width: WIDTH, players, hidden, games };
}
const targetOf = (player: number) => 1 + ((7 * player) % GAMES);
const questions: Holdout[] = Array.from({ length: PLAYERS + 2 }, (_, player) => ({
  input: Uint16Array.of(1 + (targetOf(player) % GAMES)),
  target: targetOf(player),
}));

const tower = towerOf(0);
const head = new Set([1, 2, 3, 4, 5, 6, 7, 8]);

describe('a tower', () => {
  it('comes back from its file, and is refused for another data set', () => {
    const file = encodeTower(tower);
    const { hidden, games, ...rest } = decodeTower(file, 'toy', GAMES);
    expect(rest).toEqual((({ hidden: _h, games: _g, ...header }) => header)(tower));
    for (const [i, x] of hidden.entries()) expect(x).toBeCloseTo(tower.hidden[i], 3);
    for (const [i, x] of games.entries()) expect(x).toBeCloseTo(tower.games[i], 3);
    expect(() => decodeTower(file, 'twin', GAMES)).toThrow('another data set');
    expect(() => decodeTower(file, 'toy', GAMES - 1)).toThrow('another data set');
    const cut = encodeTower({ ...tower, hidden: tower.hidden.subarray(WIDTH) });
    expect(() => decodeTower(cut, 'toy', GAMES)).toThrow('a vector for each player');
  });
});

describe('inverted lists', () => {
  it.each([4, 8])('find more with every one of %i cells, and everything with all of them', (cells) => {
    const { compared, recall, hr10, exact, sizes } = searchCurve(tower, questions, head, cells);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(GAMES);
    for (const values of [compared, recall.all, recall.head, recall.tail])
      for (let i = 1; i < cells; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]);
    for (const values of [recall.all, recall.head, recall.tail]) expect(values.at(-1)).toBeCloseTo(1);
    expect(recall.all[0]).toBeLessThan(1);
    expect(compared.at(-1)).toBeCloseTo(1 + cells / GAMES);
    expect(hr10.at(-1)).toBe(exact);
  });

  it('are held against what exact search finds', () => {
    const { exact } = searchCurve(tower, questions, head, 4);
    const ranks = tower.players.map((player, row) =>
      rankOf(scoresFor(tower, tower.games, row), questions[player]),
    );
    expect(exact).toBeCloseTo(ranks.filter((rank) => rank <= K).length / PLAYERS);
    expect(exact).toBeGreaterThan(0.9);
  });
});

describe('two versions', () => {
  it('agree with themselves, and are near chance across', () => {
    const other = towerOf(1);
    const { metrics, chance, players } = crossingsOf([tower, other], questions, GAMES);
    expect(chance).toBeCloseTo(10 / (GAMES - 1));
    expect(metrics[0][0].hr10).toBeGreaterThan(0.9);
    expect(metrics[1][1].hr10).toBeGreaterThan(0.9);
    expect(metrics[0][1].hr10).toBeLessThan(0.6);
    const { input } = questions[players[3]];
    const [[own, served]] = servedTo([tower, other], questions, 3);
    expect(own).toContain(questions[players[3]].target);
    expect(served).toEqual(bestOf(scoresFor(tower, other.games, 3), 10, new Set(input)));
    expect(served).not.toContain(input[0]);
  });

  it('are compared on the same players only', () => {
    const others = { ...towerOf(1), players: tower.players.map((player) => player - 1) };
    expect(() => crossingsOf([tower, others], questions, GAMES)).toThrow('same players');
  });
});
