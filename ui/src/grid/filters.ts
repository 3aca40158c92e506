/** Filters as words: “LA is Kent”, “Pupils from 100 to 300”. */
import type { ColumnInfo, Filter } from '../api/generated';
import { shortDay, thousands } from '../api/words';

type Column = Pick<ColumnInfo, 'label' | 'kind' | 'options'>;

/** The middle and the end of the sentence; the column's label is its beginning. */
export function filterWords(column: Column, filter: Partial<Filter>): { verb: string; what: string } {
  if (filter.in?.length) return { verb: 'is', what: names(column, filter.in, 'any of') };
  if (filter.not?.length) return { verb: 'is not', what: names(column, filter.not, 'any of') };
  if (filter.contains) return { verb: 'contains', what: filter.contains };
  const [min, max] = [bound(column, filter.min), bound(column, filter.max)];
  if (min && max) return { verb: 'from', what: `${min} to ${max}` };
  if (min) return { verb: 'at least', what: min };
  if (max) return { verb: 'at most', what: max };
  if (filter.blank === false) return { verb: 'is', what: 'not blank' };
  return { verb: 'is', what: 'blank' };
}

/** Whether it holds anything back. */
export function isSet(filter: Partial<Filter>): boolean {
  const { in: any, not: none, min, max, blank, contains } = filter;
  return Boolean(any?.length || none?.length || contains) || isValue(min) || isValue(max) || typeof blank === 'boolean';
}

const isValue = (bound: unknown) => bound !== null && bound !== undefined && bound !== '';

function names(column: Column, codes: readonly string[], many: string): string {
  const named = codes.map((code) => column.options.find((option) => option.code === code)?.name ?? code);
  return named.length > 2 ? `${many} ${named.length}` : named.join(' or ');
}

function bound(column: Column, value: unknown): string {
  if (!isValue(value)) return '';
  if (typeof value === 'number') return thousands(value);
  return column.kind === 'date' ? shortDay(String(value)) : String(value);
}
