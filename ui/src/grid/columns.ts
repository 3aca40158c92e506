/** How a column of the core becomes one of the list: its width, its side, its words. */
import type { ColumnInfo, Queries } from '../api/generated';
import { thousands, writtenDay } from '../api/words';

export type Row = Queries['list_page'][1]['rows'][number];

export interface GridColumn {
  id: string;
  label: string;
  kind: ColumnInfo['kind'];
  /** Pixels; of the first column the least, since it takes what is left over. */
  width: number;
}

const BY_KIND: Record<ColumnInfo['kind'], number> = {
  text: 160,
  number: 84,
  date: 116,
  code: 150,
  flag: 84,
  tags: 150,
};

/** `chosen`: widths that someone gave it, which count even where they cut the heading. */
export function gridColumn(
  info: ColumnInfo,
  widths: Record<string, number>,
  chosen: Record<string, number> = {},
): GridColumn {
  const { id, label, kind } = info;
  if (chosen[id] !== undefined) return { id, label, kind, width: chosen[id] };
  // A heading is never cut: its words, its padding and the arrow of a sorted column.
  const least = label.length * 7.5 + 38;
  return { id, label, kind, width: Math.max(widths[id] ?? BY_KIND[kind], least) };
}

/** Identity numbers are read digit by digit: no thousands in them. */
const PLAIN_NUMBERS = new Set(['id', 'urn', 'laestab', 'ukprn', 'uid', 'trustUid']);

/** A cell's words. */
export function cellText(column: Pick<GridColumn, 'id' | 'kind'>, row: Row): string {
  const value: unknown = row[column.id];
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (column.kind === 'date') return writtenDay(String(value));
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number' && column.id === 'distance') return value.toFixed(1);
  if (typeof value === 'number') return PLAIN_NUMBERS.has(column.id) ? String(value) : thousands(value);
  return String(value);
}
