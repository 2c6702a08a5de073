import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults, lossNames } from '../../src/models/config';
import { configProperties, pageProperties } from './properties';
import { describeRefusal, readUrl, type UrlState, writeUrl } from './url';

const messages = (search: string) => readUrl(search).refusals.map(describeRefusal);

const full: UrlState = {
  games: [620, 8930, 220200],
  masked: [0, 3],
  op: 'event3/update',
  cell: { head: 1, row: 17, column: 3 },
  settings: { rank: '12', axes: 'logarithmic' },
  data: 'steam',
  backend: 'wasm',
  theme: 'dark',
  config: { ...defaults.sasrec, seed: 3, learningRate: 0.0003 },
};

describe('the address', () => {
  it('is readable', () => {
    expect(
      writeUrl({ games: [620, 440], op: 'event3/update', config: { width: 32, learningRate: 0.01 } }),
    ).toBe('?games=620,440&op=event3/update&d=32&lr=0.01');
    expect(writeUrl({ config: {} })).toBe('');
  });

  it('gives back the state that was written', () => {
    expect(readUrl(writeUrl(full))).toEqual({ state: full, refusals: [] });
  });

  it('gives back any state', () => {
    const state = fc.record(
      {
        games: fc.array(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 200 }),
        masked: fc.array(fc.integer({ min: 0, max: 199 }), { minLength: 1, maxLength: 50 }),
        op: fc.constantFrom('embedding', 'event12/state', 'block0/weights'),
        cell: fc.record({
          head: fc.integer({ min: 0, max: 15 }),
          row: fc.integer({ min: 0, max: 99 }),
          column: fc.integer({ min: 0, max: 1120 }),
        }),
        data: fc.constantFrom<'twin' | 'steam'>('twin', 'steam'),
        config: fc.record(
          {
            loss: fc.constantFrom(...lossNames),
            learningRate: fc
              .double({ min: 1e-6, max: 1, noNaN: true })
              .map((rate) => Number(rate.toPrecision(6))),
            seed: fc.nat(2 ** 31 - 1),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['config'] },
    );
    fc.assert(
      fc.property(state, (given) => {
        expect(readUrl(writeUrl(given))).toEqual({ state: given, refusals: [] });
      }),
    );
  });

  it('keeps what is not ours, and drops what the state has let go', () => {
    expect(writeUrl({ op: 'scores', config: {} }, '?utm=x&op=hidden&lr=0.1')).toBe('?utm=x&op=scores');
  });
});

describe('nonsense in the address', () => {
  it.each([
    ['?lr=banana', 'This link asked for learning rate “banana”; showing the default instead.'],
    ['?lr=-1', 'This link asked for learning rate “-1”; showing the default instead.'],
    ['?d=1e9', 'This link asked for width d “1e9”; showing the default instead.'],
    [
      '?d=10&heads=3',
      'This link asked for number of heads “3 for a width of 10”; showing the default instead.',
    ],
    ['?backend=abacus', 'This link asked for backend “abacus”; showing the fastest that works here instead.'],
    ['?games=620,portal,-4', 'This link asked for games “portal”, “-4”; showing the others instead.'],
    ['?games=', 'This link asked for games “”; showing the default instead.'],
    ['?op=<script>', 'This link asked for operation “<script>”; showing the first one instead.'],
    ['?cell=1.2.3.4', 'This link asked for cell “1.2.3.4”; showing no cell instead.'],
  ])('%s is refused in words', (search, message) => {
    expect(messages(search)).toEqual([message]);
  });

  it('keeps the good part of a list', () => {
    expect(readUrl('?games=620,portal,440').state.games).toEqual([620, 440]);
  });

  it('is not quoted at length', () => {
    const [message] = messages(`?games=${Array.from({ length: 9 }, () => 'x'.repeat(500)).join()}`);
    expect(message.length).toBeLessThan(300);
    expect(message).toContain('6 more');
  });

  it('never throws, and never lets through what cannot be written and read again', () => {
    const keys = [...Object.values(pageProperties), ...Object.values(configProperties)].map(({ key }) => key);
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.double().map(String),
      fc.integer().map(String),
      fc.constantFrom(
        'NaN',
        'Infinity',
        '0x10',
        '1e-400',
        '%',
        '__proto__',
        'constructor',
        '1,2,,3',
        '٣',
        ' 5',
        '5.',
      ),
    );
    const query = fc.array(fc.tuple(fc.constantFrom(...keys, '__proto__', 'utm'), value));
    fc.assert(
      fc.property(query, (pairs) => {
        const { state, refusals } = readUrl(`?${new URLSearchParams(pairs)}`);
        expect(readUrl(writeUrl(state))).toEqual({ state, refusals: [] });
        for (const refusal of refusals)
          expect(describeRefusal(refusal)).toMatch(/^This link asked for .+ instead\.$/s);
      }),
    );
  });

  it('survives a query that is not one', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readUrl(text)));
  });
});
