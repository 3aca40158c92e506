import { job } from '../../api/client.svelte';
import { host } from '../../api/host';
import { counted, fileName } from '../../api/words';
import type { GridColumn } from '../../grid/columns';
import { selectionOf } from '../../grid/selection';
import { toast } from '../../kit/toasts.svelte';
import type { Listing } from './listing.svelte';

/** Writes the list as it is seen, or what is chosen of it, as CSV. */
export async function exportList(listing: Listing, columns: readonly GridColumn[], chosen: number): Promise<void> {
  const name = listing.list === 'england' ? 'Schools in England.csv' : 'Our schools.csv';
  const path = await host().pickSave({ title: 'Export', kind: 'csv', name });
  if (!path) return;
  const { picked, view } = listing;
  // Single rows may have been chosen in several searches: they are all written, whatever is searched for now.
  const whole = { ...view, search: '', where: {} };
  const { value } = await job('list_export', {
    view: chosen > 0 && !picked.all ? whole : view,
    columns: columns.map((column) => column.id),
    only: chosen > 0 ? selectionOf(picked, view) : null,
    path,
  });
  toast(`${counted(value.rows, 'school')} written to ${fileName(value.path)}`, {
    action: { label: 'Show in folder', run: () => void host().reveal(value.path) },
  });
}
