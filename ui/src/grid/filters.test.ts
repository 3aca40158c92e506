import { describe, expect, it } from 'vitest';
import type { ColumnInfo, Filter } from '../api/generated';
import { filterWords, isSet } from './filters';

const la: Pick<ColumnInfo, 'label' | 'kind' | 'options'> = {
  label: 'LA',
  kind: 'code',
  options: [
    { code: '886', name: 'Kent', count: 600 },
    { code: '887', name: 'Medway', count: 110 },
  ],
};
const pupils = { label: 'Pupils', kind: 'number', options: [] } as const satisfies typeof la;

function words(column: typeof la, filter: Partial<Filter>): string {
  const { verb, what } = filterWords(column, filter);
  return `${column.label} ${verb} ${what}`;
}

describe('filters in words', () => {
  it('name codes', () => {
    expect(words(la, { in: ['886'] })).toBe('LA is Kent');
    expect(words(la, { in: ['886', '887'] })).toBe('LA is Kent or Medway');
    expect(words(la, { not: ['886', '887', '1'] })).toBe('LA is not any of 3');
  });

  it('name ranges and blanks', () => {
    expect(words(pupils, { min: 100, max: 1300 })).toBe('Pupils from 100 to 1,300');
    expect(words(pupils, { min: 100, max: null })).toBe('Pupils at least 100');
    expect(words(pupils, { max: 0 })).toBe('Pupils at most 0');
    expect(words(la, { blank: true })).toBe('LA is blank');
    expect(words(la, { blank: false })).toBe('LA is not blank');
  });

  it('know whether they hold anything back', () => {
    expect(isSet({ in: [] })).toBe(false);
    expect(isSet({ min: null, max: null })).toBe(false);
    expect(isSet({ max: 0 })).toBe(true);
    expect(isSet({ blank: false })).toBe(true);
  });
});
