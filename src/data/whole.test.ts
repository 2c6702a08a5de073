import { expect, it } from 'vitest';
import { whole } from './whole';

it.each([0, 7, -7, 999, 1000, -1000, 65536, 1234567, 10 ** 9])('writes %d as English does', (value) => {
  expect(whole(value)).toBe(value.toLocaleString('en'));
});
