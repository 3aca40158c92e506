import { describe, expect, it } from 'vitest';
import type { View } from '../api/generated';
import { everything, has, nothing, pick, selectionOf, size, state, toggle } from './selection';

const view: View = { list: 'england', search: '', where: {}, sort: null, near: null, group: null };

describe('single rows', () => {
  it('are chosen and taken out', () => {
    const one = toggle(nothing, 7);
    expect([has(one, 7), size(one, 100)]).toEqual([true, 1]);
    expect(size(toggle(one, 7), 100)).toBe(0);
  });

  it('are chosen by range, whatever was chosen in it before', () => {
    const range = pick(toggle(nothing, 2), [1, 2, 3], true);
    expect(size(range, 100)).toBe(3);
  });
});

describe('all rows of a view', () => {
  it('are not named', () => {
    expect(selectionOf(everything, view)).toEqual({ kind: 'all', view, except: [] });
    expect(size(everything, 49_132)).toBe(49_132);
  });

  it('but one', () => {
    const most = toggle(everything, 7);
    expect([has(most, 7), size(most, 100), state(most, 100)]).toEqual([false, 99, 'some']);
    expect(selectionOf(most, view)).toEqual({ kind: 'all', view, except: [7] });
    expect(state(toggle(most, 7), 100)).toBe('all');
  });

  it('of nothing are nothing', () => {
    expect(state(everything, 0)).toBe('none');
  });
});
