import { describe, expect, it } from 'vitest';
import type { ColumnInfo } from '../api/generated';
import { moved, shownColumns, toggled, width } from './arrange';

const info = (id: string, shown: boolean): ColumnInfo => {
  return { id, label: id, kind: 'text', shown, editable: false, options: [] };
};
const infos = [info('name', true), info('la', true), info('notes', false)];

describe('columns on show', () => {
  it("are the list's own until others are named", () => {
    expect(shownColumns(infos, []).map(({ id }) => id)).toEqual(['name', 'la']);
    expect(shownColumns(infos, ['notes', 'name', 'gone']).map(({ id }) => id)).toEqual(['notes', 'name']);
  });

  it('move, but never before the first', () => {
    expect(moved(['name', 'la', 'town'], 'town', -1)).toEqual(['name', 'town', 'la']);
    expect(moved(['name', 'la', 'town'], 'la', -1)).toEqual(['name', 'la', 'town']);
    expect(moved(['name', 'la', 'town'], 'name', 1)).toEqual(['name', 'la', 'town']);
    expect(moved(['name', 'la', 'town'], 'la', 9)).toEqual(['name', 'town', 'la']);
  });

  it('come and go, but for the first', () => {
    expect(toggled(['name', 'la'], 'town')).toEqual(['name', 'la', 'town']);
    expect(toggled(['name', 'la'], 'la')).toEqual(['name']);
    expect(toggled(['name', 'la'], 'name')).toEqual(['name', 'la']);
  });

  it('are neither too narrow nor too wide', () => {
    expect([width(3), width(100.4), width(9999)]).toEqual([56, 100, 640]);
  });
});
