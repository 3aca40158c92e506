import { describe, expect, it } from 'vitest';
import { Lines } from './groups';

const groups = [
  { label: 'Kent', count: 2 },
  { label: 'Medway', count: 3 },
  { label: '', count: 1 },
];

function written(lines: Lines): string {
  return Array.from({ length: lines.length }, (_, n) => {
    const line = lines.at(n);
    return line.kind === 'row' ? String(line.row) : `[${line.group}]`;
  }).join(' ');
}

describe('lines of a list', () => {
  it('are its rows where there are no groups', () => {
    const lines = new Lines(3, [], new Set());
    expect([lines.length, written(lines), lines.lineOf(2)]).toEqual([3, '0 1 2', 2]);
    expect(lines.rowsOf(1, 2)).toEqual({ first: 1, last: 3 });
  });

  it('are headings with their rows', () => {
    const lines = new Lines(6, groups, new Set());
    expect(written(lines)).toBe('[0] 0 1 [1] 2 3 4 [2] 5');
    for (let row = 0; row < 6; row++) expect(lines.at(lines.lineOf(row))).toEqual({ kind: 'row', row });
  });

  it('leave out the rows of groups that are folded up', () => {
    const lines = new Lines(6, groups, new Set(['Medway']));
    expect(written(lines)).toBe('[0] 0 1 [1] [2] 5');
    expect([lines.lineOf(3), lines.lineOf(5)]).toEqual([3, 5]);
  });

  it('stand for rows, folded ones among them', () => {
    const open = new Lines(6, groups, new Set());
    expect(open.rowsOf(2, 5)).toEqual({ first: 1, last: 4 });
    expect(open.rowsOf(3, 3)).toEqual({ first: 2, last: 5 });
    expect(open.rowsOf(1, 3)).toEqual({ first: 0, last: 2 });
    const folded = new Lines(6, groups, new Set(['Medway']));
    expect(folded.rowsOf(2, 3)).toEqual({ first: 1, last: 5 });
  });
});
