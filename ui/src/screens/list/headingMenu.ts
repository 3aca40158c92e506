/** What the menu of a heading offers; its arrow is where a spreadsheet has it. */
import { moved, toggled } from '../../grid/arrange';
import type { GridColumn } from '../../grid/columns';
import type { MenuItem } from '../../kit/Menu.svelte';
import type { Listing } from './listing.svelte';

/** As many columns can stand still. */
const MOST_FROZEN = 4;

export function headingMenu(
  listing: Listing,
  { id, label }: GridColumn,
  filterBy: (column: string) => void,
): MenuItem[] {
  const ids = listing.shown.map((info) => info.id);
  const at = ids.indexOf(id);
  const sort = (descending: boolean) => () => (listing.sort = { column: id, descending });
  const move = (by: number) => () => listing.setColumns(moved(ids, id, by));
  const grouped = listing.group === id;
  const sorts: MenuItem[] = [
    { label: 'Sort up', icon: 'sortUp', onselect: sort(false) },
    { label: 'Sort down', icon: 'sortDown', onselect: sort(true) },
  ];
  // The distance has its own filter, and no two schools share one.
  const narrows: MenuItem[] = [
    { label: `Filter by ${label}…`, icon: 'filter', onselect: () => filterBy(id) },
    {
      label: grouped ? 'No groups' : `Group by ${label}`,
      icon: 'list',
      onselect: () => listing.setGroup(grouped ? '' : id),
    },
  ];
  const places: MenuItem[] = [
    {
      label: 'Move to the left',
      icon: 'back',
      kbd: 'Ctrl Shift ←',
      disabled: at < 2,
      apart: true,
      onselect: move(-1),
    },
    {
      label: 'Move to the right',
      icon: 'forward',
      kbd: 'Ctrl Shift →',
      disabled: at < 1 || at === ids.length - 1,
      onselect: move(1),
    },
    {
      label: 'Freeze up to here',
      icon: 'lock',
      disabled: at >= MOST_FROZEN,
      onselect: () => listing.setLayout({ frozen: at + 1 }),
    },
    {
      label: `Hide ${label}`,
      icon: 'close',
      disabled: at === 0,
      onselect: () => (id === 'distance' ? listing.setNear('', null) : listing.setColumns(toggled(ids, id))),
    },
  ];
  return [...sorts, ...(id === 'distance' ? [] : narrows), ...places];
}
