import { describe, expect, it } from 'vitest';
import { datasetOf } from '../../../src/testing/toy';
import type { Reason } from '../../../src/train/counting/countingProtocol';
import { basisOf, reasonOf } from './reasons';
import { sliceLabel, winnerOf } from './results';

const { games } = datasetOf([[1, 2, 3]]);
const because = (reason: Reason) => reasonOf(reason, games);

describe('why a baseline recommends a game', () => {
  it('says what the score is made of', () => {
    expect(because({ by: 'popularity', players: 1472 })).toBe('1,472 players have it');
    expect(because({ by: 'popularity', players: 0 })).toBe('nobody has it');
    expect(
      because({
        by: 'itemknn',
        neighbours: [
          { item: 2, similarity: 0.301 },
          { item: 1, similarity: 0.2 },
        ],
      }),
    ).toBe('like Game 2 0.30, Game 1 0.20');
    expect(because({ by: 'itemknn', neighbours: [] })).toBe('like none of them');
    expect(because({ by: 'markov', after: 1, times: 43, of: 512 })).toBe('came next 43 of 512 times');
    expect(because({ by: 'markov', after: 1, times: 0, of: 512 })).toBe('never came next; by popularity');
  });

  it('says which game was asked, and when it was not the last', () => {
    const markov = (after: number, of: number) =>
      basisOf(
        { name: 'markov', top: [{ item: 3, score: 0, reason: { by: 'markov', after, times: 0, of } }] },
        [1, 2],
        games,
      );
    expect(markov(2, 5)).toBe('reads Game 2');
    expect(markov(1, 5)).toBe('nothing ever came next; goes back to Game 1');
    expect(markov(1, 0)).toBe('knows nothing that ever came next: popularity only');
  });
});

describe('groups of players', () => {
  const slice = (from: number, to: number | null) => ({ from, to, players: 1, rows: [] });

  it('are named by their range', () => {
    expect(sliceLabel('followed', slice(5, 19))).toBe('5–19 times');
    expect(sliceLabel('followed', slice(300, null))).toBe('300 times or more');
    expect(sliceLabel('popularity', slice(1, 112))).toBe('among the 112 most owned');
    expect(sliceLabel('popularity', slice(113, null))).toBe('all the others');
  });

  it('have a winner, unless two are level', () => {
    const row = (name: 'itemknn' | 'markov', ndcg10: number) => ({ name, hr10: 0, ndcg10, mrr: 0 });
    expect(winnerOf([row('itemknn', 0.2), row('markov', 0.1)])?.name).toBe('itemknn');
    expect(winnerOf([row('itemknn', 0.2), row('markov', 0.2)])).toBeNull();
  });
});
