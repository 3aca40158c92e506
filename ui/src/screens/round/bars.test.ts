import { expect, it } from 'vitest';
import { lengths } from './bars';

it('draws shares to one scale', () => {
  expect(lengths({ rate: 50, before: 25 }, 560)).toEqual({ now: 280, before: 140 });
  expect(lengths({ rate: 100, before: null }, 560)).toEqual({ now: 560, before: null });
});
