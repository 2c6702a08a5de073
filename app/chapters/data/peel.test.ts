import { describe, expect, it } from 'vitest';
import { peeling } from '../../../src/data/peeling';
import { datasetOf } from '../../../src/testing/toy';
import { outcomeOf, partAt } from './peel';

const histories = [
  [1, 2],
  [2, 3],
  [3, 4],
  [5, 6],
  [6, 5],
];
const { games } = datasetOf(histories);
const rounds = peeling(histories, 2, 12);

describe('a level of the k-core as a picture', () => {
  it('has those that stay at the top, and says who falls next and who has fallen', () => {
    const standings = (level: number) =>
      Object.fromEntries(partAt(rounds, level, games).games.map(({ name, standing }) => [name, standing]));
    expect(standings(0)).toMatchObject({ 'Game 1': 'falling', 'Game 2': 'stays', 'Game 5': 'stays' });
    expect(standings(1)).toMatchObject({ 'Game 1': 'fallen', 'Game 2': 'falling', 'Game 5': 'stays' });
    const { players, games: drawn, edges } = partAt(rounds, 0, games);
    expect(
      players
        .slice(0, 2)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['player 4', 'player 5']);
    for (const [p, g] of edges) {
      const player = Number(players[p].name.split(' ')[1]) - 1;
      expect(histories[player]).toContain(Number(drawn[g].name.split(' ')[1]));
    }
  });
});

describe('a level of the k-core in words', () => {
  it('says what falls, what is left, and when there was nothing to do', () => {
    expect(outcomeOf(rounds, 0, 0)).toBe('2 games have fewer than 2 players, and will be the first to fall.');
    expect(outcomeOf(rounds, 1, 0)).toBe(
      '2 games and 2 players have fallen in this round. Others now have too few.',
    );
    expect(outcomeOf(rounds, 2, 0)).toMatch(/Nothing more does: 40 % of the players and 33 % of the games/);
    expect(outcomeOf(rounds, 0, 2)).toMatch(/recipe, and yet 2 games have/);
    expect(outcomeOf(peeling(histories.slice(3), 2, 12), 0, 2)).toMatch(/^Nothing falls/);
    expect(outcomeOf(peeling(histories, 3, 12), 1, 0)).toMatch(/^Nobody is left/);
  });
});
