import { expect, it } from 'vitest';
import type { ChaseBy, ChaseRow } from '../../api/generated';
import { stillChosen, toRemind } from './chosen';

const row = (id: number, days: number | null, by: ChaseBy = 'email') => ({ id, days, by }) as ChaseRow;
const rows = [row(1, 9), row(2, 3, 'bounced'), row(3, null, 'telephone'), row(4, null)];
const ids = (some: readonly ChaseRow[]) => some.map((one) => one.id);

it('reminds every school that was sent the form, also where it came back: somebody else may answer for it now', () => {
  expect(ids(toRemind(rows, []))).toEqual([1, 2]);
  expect(ids(toRemind(rows, [2, 3]))).toEqual([2]);
  expect(ids(toRemind(rows, [4]))).toEqual([]);
});

it('forgets whom somebody chose and who has answered since', () => {
  expect(stillChosen(rows, [9, 2])).toEqual([2]);
  expect(ids(toRemind(rows, [9]))).toEqual([1, 2]);
});
