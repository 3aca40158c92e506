import { describe, expect, it } from 'vitest';
import type { JigsawTrainee } from '../../api/generated';
import { nextToPlace, pairOf, placeKey, stepTo, withoutPlaced, withPlaced } from './jigsaw';

const trainee = (id: number, placed = false) =>
  ({ id, placed: placed ? { schoolId: 1 } : null }) as unknown as JigsawTrainee;

describe('the jigsaw', () => {
  it('goes through a list by keys and stays in it', () => {
    expect(stepTo('ArrowDown', 0, 3, 10)).toBe(1);
    expect(stepTo('ArrowUp', 0, 3, 10)).toBe(0);
    expect(stepTo('PageDown', 0, 30, 10)).toBe(10);
    expect(stepTo('End', 1, 3, 10)).toBe(2);
    expect(stepTo('ArrowDown', -1, 3, 10)).toBe(0);
    expect(stepTo('f', 0, 3, 10)).toBeUndefined();
    expect(stepTo('ArrowDown', 0, 0, 10)).toBeUndefined();
  });

  it('goes on to the next who is still to be placed', () => {
    const all = [trainee(1), trainee(2), trainee(3, true), trainee(4)];
    expect(nextToPlace(all, 2)).toBe(4);
    expect(nextToPlace(all, 4)).toBe(1);
    expect(nextToPlace([trainee(1)], 1)).toBeUndefined();
  });

  it('names a place and finds it again, with a line of an offer or without', () => {
    expect(pairOf(7, placeKey({ schoolId: 3, offerId: 9 }))).toEqual({ traineeId: 7, schoolId: 3, offerId: 9 });
    expect(pairOf(7, placeKey({ schoolId: 3, offerId: null }))).toEqual({ traineeId: 7, schoolId: 3 });
  });

  it('pretends that someone is placed, moved and taken off', () => {
    const placed = withPlaced({}, pairOf(1, '3:9'), false);
    expect(placed).toEqual({ takenOff: [], placed: [{ traineeId: 1, schoolId: 3, offerId: 9 }] });
    const moved = withPlaced(placed, pairOf(1, '4:8'), false);
    expect(moved.placed).toEqual([{ traineeId: 1, schoolId: 4, offerId: 8 }]);
    expect(withoutPlaced(moved, 1, true)).toEqual({ takenOff: [], placed: [] });
    // Somebody who is there in truth leaves it first.
    expect(withPlaced({}, pairOf(2, '3:9'), true).takenOff).toEqual([2]);
    expect(withoutPlaced({}, 2, false)).toEqual({ takenOff: [2], placed: [] });
  });
});
