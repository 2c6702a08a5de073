import { describe, expect, it } from 'vitest';
import { whole } from '../../src/data/whole';
import { counted, percent } from './words';

describe('percent', () => {
  it('is whole, unless that would round something to nothing or to all', () => {
    expect([0, 0.004, 0.595, 0.996, 1].map(percent)).toEqual(['0 %', '0.4 %', '60 %', '99.6 %', '100 %']);
  });
});

describe('counted', () => {
  it('has one form for one and another for the rest', () => {
    expect([counted(0, 'game'), counted(1, 'game'), counted(1234, 'library', 'libraries')]).toEqual([
      '0 games',
      '1 game',
      '1,234 libraries',
    ]);
    expect(whole(1121)).toBe('1,121');
  });
});
