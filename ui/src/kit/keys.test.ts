import { expect, it } from 'vitest';
import { stepped } from './keys';

it.each<[string, number, number | undefined]>([
  ['ArrowDown', 1, 2],
  ['ArrowDown', 4, 4],
  ['ArrowUp', 0, 0],
  ['Home', 3, 0],
  ['End', 0, 4],
  ['t', 2, undefined],
])('%s from row %i', (key, from, to) => {
  expect(stepped(from, key, 5)).toBe(to);
});
