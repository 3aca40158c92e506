/** How the reader left each list: widths, density, columns. Kept by the file, per person, and no operation. */
import { actQuietly, query } from '../../api/client.svelte';
import type { Layout, Layouts, List } from '../../api/generated';
import { session } from '../../api/session.svelte';

const PLAIN: Layout = { view: null, columns: [], widths: {}, frozen: 1, dense: false, preview: null };

/** Of which file, and how. */
let known: { path: string; layouts: Layouts } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** How the list was left; asked once a file. */
export async function layoutOf(list: List): Promise<Layout> {
  const path = session.file?.path ?? '';
  if (known?.path !== path) known = { path, layouts: await query('layouts', {}) };
  const layout = { ...PLAIN, ...known.layouts.lists[list] };
  return { ...layout, frozen: Math.max(1, layout.frozen) };
}

/** Keeps how the list is now. Dragging an edge says it many times, so it is written when that is over. */
export function keepLayout(list: List, layout: Layout): void {
  if (!known) return;
  known.layouts = { lists: { ...known.layouts.lists, [list]: layout } };
  // Who only reads keeps it until the window closes.
  if (!session.file?.writable) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    // A width that could not be kept is nothing to trouble anybody with.
    actQuietly('layout_keep', { list, layout }).catch(() => undefined);
  }, 400);
}
