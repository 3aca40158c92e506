import { expect, it } from 'vitest';
import { scaled } from './bars';

it('draws all bars to one scale', () => {
  const rows = [
    { offered: 10, safe: 5, taken: 2, wanted: 20 },
    { offered: 4, safe: 4, taken: 0, wanted: 0 },
  ];
  expect(scaled(rows, 200)).toEqual([
    { offered: 100, safe: 50, taken: 20, wanted: 200 },
    { offered: 40, safe: 40, taken: 0, wanted: 0 },
  ]);
  expect(scaled([{ offered: 0, safe: 0, taken: 0, wanted: 0 }], 200)[0]?.offered).toBe(0);
});
