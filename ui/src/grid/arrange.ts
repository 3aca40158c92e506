/** Which columns a list shows, in which order and how wide: decided without a page. */
import type { ColumnInfo } from '../api/generated';

export const LEAST_WIDTH = 56;
export const MOST_WIDTH = 640;

/** The columns with these ids in this order; none named: the list's own. Those that are gone are left out. */
export function shownColumns(infos: readonly ColumnInfo[], ids: readonly string[]): ColumnInfo[] {
  if (ids.length === 0) return infos.filter((info) => info.shown);
  return ids.flatMap((id) => infos.find((info) => info.id === id) ?? []);
}

/** Moves one column by some places; it stays inside, and the first column stays the first. */
export function moved(ids: readonly string[], id: string, by: number): string[] {
  const at = ids.indexOf(id);
  const to = Math.max(1, Math.min(ids.length - 1, at + by));
  if (at < 1 || to === at) return [...ids];
  return ids.toSpliced(at, 1).toSpliced(to, 0, id);
}

/** Shows a column at the end, or hides it. The first column is always there. */
export function toggled(ids: readonly string[], id: string): string[] {
  if (!ids.includes(id)) return [...ids, id];
  return ids[0] === id ? [...ids] : ids.filter((other) => other !== id);
}

export function width(wanted: number): number {
  return Math.round(Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, wanted)));
}
