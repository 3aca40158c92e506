/** Which rows are chosen. “All” is kept as the view and its exceptions: nobody loads 50,000 ids to name them. */
import type { Selection, View } from '../api/generated';

export type Picked = { all: false; ids: ReadonlySet<number> } | { all: true; except: ReadonlySet<number> };

export const nothing: Picked = { all: false, ids: new Set() };
export const everything: Picked = { all: true, except: new Set() };

export function has(picked: Picked, id: number): boolean {
  return picked.all ? !picked.except.has(id) : picked.ids.has(id);
}

/** How many rows of a view of `count` rows are chosen. */
export function size(picked: Picked, count: number): number {
  return picked.all ? count - picked.except.size : picked.ids.size;
}

/** Chooses rows, or takes them out. */
export function pick(picked: Picked, ids: Iterable<number>, on: boolean): Picked {
  const listed = new Set(picked.all ? picked.except : picked.ids);
  for (const id of ids) {
    if (on === picked.all) listed.delete(id);
    else listed.add(id);
  }
  return picked.all ? { all: true, except: listed } : { all: false, ids: listed };
}

export function toggle(picked: Picked, id: number): Picked {
  return pick(picked, [id], !has(picked, id));
}

/** The heading's box: none, some or all of the view. */
export function state(picked: Picked, count: number): 'none' | 'some' | 'all' {
  const chosen = size(picked, count);
  if (chosen === 0) return 'none';
  return picked.all && chosen === count ? 'all' : 'some';
}

/** As the core takes it. */
export function selectionOf(picked: Picked, view: View): Selection {
  return picked.all ? { kind: 'all', view, except: [...picked.except] } : { kind: 'ids', ids: [...picked.ids] };
}
