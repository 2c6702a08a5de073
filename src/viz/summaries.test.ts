import { describe, expect, it } from 'vitest';
import { arcPath, arcsSummary, arcsTable } from './attentionArcs';
import { attentionSummary, attentionTable, brief } from './attentionMap';
import { lineChartSummary, lineChartTable, readAt } from './chartData';
import { distributionSummary, distributionTable } from './distribution';
import { heatmapTable } from './heatmap';
import { rankingSummary, rankingTable, shownGames } from './ranking';
import { stripTable } from './vectorStrip';

const game = (item: number, rank: number, before: number | null = null) => ({
  item,
  title: `Game ${item}`,
  value: 1 / (rank + 1),
  rank,
  before,
});

describe('a ranking in words', () => {
  const data = { top: [game(4, 1, 3), game(9, 2)], truth: game(7, 31, 40) };

  it('adds the true game below the first k', () => {
    expect(shownGames(data).map(({ item }) => item)).toEqual([4, 9, 7]);
    expect(shownGames({ ...data, truth: data.top[1] })).toHaveLength(2);
    expect(rankingSummary(data, 'Next')).toContain('Game 7, is at rank 31');
    expect(rankingTable(data, 'Next').rows).toEqual([
      [1, 'Game 4', '0.500'],
      [2, 'Game 9', '0.333'],
      [31, 'Game 7', '0.031'],
    ]);
  });

  it('says that there is nothing yet', () => {
    expect(rankingSummary({ top: [], truth: null }, 'Next')).toBe('Next: nothing yet.');
  });
});

describe('attention in words', () => {
  const data = {
    matrix: { rows: 2, columns: 2, values: [1, 0, 0.25, 0.75] },
    titles: ['A', 'B'],
    causal: true,
  };

  it('names what is masked', () => {
    expect(attentionTable(data, 'Weights').rows).toEqual([
      ['A', '1.000', 'masked'],
      ['B', '0.250', '0.750'],
    ]);
    const options = {
      label: 'Weights',
      scale: { kind: 'magnitude', limit: 1 },
      hue: 'red',
      selected: { row: null, column: null },
    } as const;
    expect(attentionSummary(data, options)).toContain('before it');
  });

  it('writes two digits into a cell', () => {
    expect([0.07, 0.999, -0.4, -12.3].map(brief)).toEqual(['.07', '1.0', '−.40', '−12']);
  });

  it('says where a query looks', () => {
    const arcs = { titles: ['A', 'B', 'C'], weights: [0.1, 0.9, Number.NaN], query: 1 };
    expect(arcsSummary(arcs, 'Head 1')).toBe('Head 1: B looks most at B 0.900, A 0.100.');
    expect(arcsTable(arcs, 'Head 1').rows[2]).toEqual([3, 'C', 'masked']);
  });

  it('bulges to the left, up or down', () => {
    expect(arcPath(100, 20, 50, 40, 200)).toBe(`M50 100A${40 * Math.sqrt(0.4)} 40 0 0 1 50 20`);
    expect(arcPath(20, 100, 50, 40, 200)).toContain(' 0 0 0 50 100');
  });
});

describe('curves in words', () => {
  const data = {
    series: [
      {
        name: 'GRU4Rec',
        hue: 'red',
        points: [
          { x: 0, y: 0.1 },
          { x: 50, y: null },
          { x: 100, y: 0.2 },
        ],
      },
    ],
    baselines: [{ name: 'Markov', value: 0.178 }],
  };
  const options = {
    label: 'NDCG@10',
    xName: 'step',
    yFormat: '.3f',
    fromZero: true,
    empty: 'Not trained yet',
  };

  it('gives the newest value, or says that there is none', () => {
    expect(lineChartSummary(data, options)).toBe('NDCG@10: GRU4Rec 0.200, Markov 0.178.');
    expect(lineChartSummary({ ...data, series: [] }, options)).toBe(
      'NDCG@10: Not trained yet, Markov 0.178.',
    );
  });

  it('reads all curves at a step, gaps left out', () => {
    expect(readAt(data, options, 100)).toBe('step 100 · GRU4Rec 0.200');
    expect(readAt(data, options, 50)).toBe('step 50');
    expect(lineChartTable(data, options).rows[1]).toEqual([50, '–', '0.178']);
  });
});

describe('masks in words', () => {
  const slots = [
    { position: 2, top: [game(1, 1)], truth: game(1, 1) },
    { position: 5, top: [game(3, 1)], truth: game(8, 12) },
    { position: 6, top: [game(2, 1)], truth: null },
  ];

  it('counts what was guessed', () => {
    expect(distributionSummary(slots, 'Masks')).toBe('Masks: 3 masks; of 2 hidden games 1 is guessed first.');
    expect(distributionTable(slots, 'Masks').rows[1]).toEqual([6, 'Game 8', 12, '0.077', 'Game 3', '0.500']);
    expect(distributionTable(slots, 'Masks').rows[2].slice(0, 3)).toEqual([7, '–', '–']);
  });
});

describe('vectors as rows', () => {
  it('has a row for each event of a heatmap and for each unit of strips', () => {
    const matrix = { rows: 1, columns: 2, values: [0.5, -1] };
    expect(heatmapTable({ matrix, rowLabels: ['A'], columnName: 'unit' }, 'State')).toEqual({
      caption: 'State',
      columns: ['Game', 'unit 0', 'unit 1'],
      rows: [['A', '0.500', '−1.000']],
    });
    const strip = {
      name: 'reset gate',
      symbol: 'r',
      values: [0.5, 1],
      scale: { kind: 'magnitude', limit: 1 },
      pending: false,
      current: true,
    } as const;
    expect(stripTable([strip], 'Gates').rows).toEqual([
      [0, '0.500'],
      [1, '1.000'],
    ]);
  });
});
