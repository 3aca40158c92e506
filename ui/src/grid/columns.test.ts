import { describe, expect, it } from 'vitest';
import { cellText } from './columns';

const text = (id: string, kind: 'date' | 'number', value: unknown) =>
  cellText({ id, kind }, { id: 7, name: 'Ada', [id]: value });

describe('a cell', () => {
  it('shows a day as far as it is known', () => {
    const days = ['2024-09-03', '2024-09', '2024', null];
    expect(days.map((day) => text('from', 'date', day))).toEqual(['3 Sep 2024', 'Sep 2024', '2024', '']);
  });

  it('parts thousands of a count, and none of an identity number', () => {
    expect(text('pupils', 'number', 1234)).toBe('1,234');
    expect(['urn', 'uid'].map((id) => text(id, 'number', 16_044))).toEqual(['16044', '16044']);
  });
});
