/** What the palette asks of the file besides schools: the views that were saved, the schools that were opened last. */

/** A list's filters, columns and sort under a name. */
export interface SavedView {
  id: number;
  list: 'england' | 'schools';
  name: string;
}

/** How many of the schools that were opened last are shown. */
export const MOST_RECENT = 6;

// The file does not keep these yet: `query('saved_views', {})`, `query('recent_schools', {})` and
// `actQuietly('school_opened', which)` take the place of the three answers below.

export function savedViews(): Promise<SavedView[]> {
  return Promise.resolve([]);
}

/** Newest first. */
export function recentSchools(): Promise<Row[]> {
  return Promise.resolve([]);
}

/** Puts a school at the head of those that were opened last: ours by `id`, another establishment by `urn`. */
export function schoolOpened(_which: { id?: number; urn?: number }): void {
  // Nothing keeps it yet.
}

export function viewRoute(view: SavedView): `/${SavedView['list']}?view=${number}` {
  return `/${view.list}?view=${view.id}`;
}
