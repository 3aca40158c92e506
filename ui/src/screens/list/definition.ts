/** What a saved view keeps, and whether a list still shows it. */
import type { Filter, ViewDefinition } from '../../api/generated';
import { isSet } from '../../grid/filters';

/** Whether two definitions show the same rows and columns in the same order. */
export function same(a: ViewDefinition, b: ViewDefinition): boolean {
  return written(a) === written(b);
}

/** One form for all that mean the same: an empty search, a filter that holds nothing back, a missing sort. */
function written({ view, columns }: ViewDefinition): string {
  const filters = Object.entries(view.where as Record<string, Partial<Filter>>)
    .filter(([, filter]) => isSet(filter))
    .map(
      ([column, filter]) =>
        [
          column,
          Object.entries(filter)
            .filter(([, value]) => isPart(value))
            .sort(),
        ] as const,
    )
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const sort = view.sort && [view.sort.column, view.sort.descending];
  return JSON.stringify([view.list, view.search.trim(), filters, sort, view.near || null, view.group || null, columns]);
}

function isPart(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== '';
}
