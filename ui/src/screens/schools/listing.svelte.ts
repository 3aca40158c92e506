/** What one of the two lists shows, and where in it one is; kept with the history entry for the way back. */
import { untrack } from 'svelte';
import { onStale, query } from '../../api/client.svelte';
import type { Filter, List, Sort, View } from '../../api/generated';
import { thousands } from '../../api/words';
import type { Row } from '../../grid/columns';
import { isSet } from '../../grid/filters';
import { Rows } from '../../grid/rows.svelte';
import { nothing, type Picked } from '../../grid/selection';
import { drawn } from '../../grid/window';
import { current, rememberer } from '../../routes.svelte';

export type Filters = Record<string, Partial<Filter>>;

interface Kept {
  search: string;
  filters: Filters;
  sort: Sort | null;
  picked: Picked;
  active: number;
  scroll: number;
}

const FRESH: Kept = { search: '', filters: {}, sort: null, picked: nothing, active: 0, scroll: 0 };

/** Who goes from one list to the other and comes again by the menu finds the search and filters of before. */
const lastOf: Partial<Record<List, Kept>> = {};

export class Listing {
  readonly list: List;
  readonly rows = new Rows();
  search = $state('');
  filters = $state.raw<Filters>({});
  sort = $state.raw<Sort | null>(null);
  picked = $state.raw<Picked>(nothing);
  active = $state(0);
  scroll = $state(0);
  #remember = rememberer();

  readonly view: View = $derived.by(() => ({
    list: this.list,
    search: this.search,
    where: this.filters as View['where'],
    sort: this.sort,
  }));

  /** Whether anything holds rows back. */
  readonly narrowed = $derived.by(() => this.search.trim() !== '' || Object.keys(this.filters).length > 0);

  constructor(list: List) {
    this.list = list;
    Object.assign(this, startOf(list));
  }

  /** Follows search, filters and sort from now on. Called while the screen is set up. */
  follow(): void {
    let first = true;
    $effect(() => {
      const { view } = this;
      // No columns named: the list's own.
      const fetch = (offset: number, limit: number) => query('list_page', { view, offset, limit, columns: [] });
      // The way back begins where it was left; anything else begins at the top.
      if (first)
        this.rows.show(
          fetch,
          untrack(() => drawn(this.scroll, 800, 32, Infinity)),
        );
      else this.rows.show(fetch, { first: 0, last: 1 }, () => this.#toTop());
      first = false;
    });
    $effect(() =>
      onStale('list_page', (whole) => {
        if (whole) this.picked = nothing;
        this.rows.again();
      }),
    );
  }

  setFilter(column: string, filter: Partial<Filter> | null): void {
    const { [column]: _before, ...others } = this.filters;
    this.filters = filter && isSet(filter) ? { ...others, [column]: filter } : others;
    this.#forgetAll();
  }

  setSearch(search: string): void {
    this.search = search;
    this.#forgetAll();
  }

  clear(): void {
    this.filters = {};
    this.setSearch('');
  }

  /** Keeps place and view for the way back. */
  keep(): void {
    const { search, filters, sort, picked, active, scroll } = this;
    const kept: Kept = { search, filters, sort, picked, active, scroll };
    lastOf[this.list] = { ...kept, picked: nothing };
    this.#remember({ kept }, this.rows.count > 0 ? this.place(active) : 'Schools');
  }

  /** `Schools, 2 of 38` */
  place(index: number): string {
    return `Schools, ${thousands(index + 1)} of ${thousands(this.rows.count)}`;
  }

  get activeRow(): Row | undefined {
    return this.rows.at(this.active);
  }

  #toTop(): void {
    this.active = 0;
    this.scroll = 0;
  }

  /** “All” meant all of another view; single rows stay chosen, as someone who picks them by searching wants it. */
  #forgetAll(): void {
    if (this.picked.all) this.picked = nothing;
  }
}

function startOf(list: List): Kept {
  const { state, query: asked } = current;
  if (state.kept) return state.kept as Kept;
  if (typeof state.search === 'string') return { ...FRESH, search: state.search };
  const where = asked.get('where');
  if (where !== null || asked.has('search')) {
    return { ...FRESH, search: asked.get('search') ?? '', filters: filtersIn(where) };
  }
  return lastOf[list] ?? FRESH;
}

/** As in a route: `{"la":["886"]}`, a plain value or a list standing for “any of”. */
function filtersIn(where: string | null): Filters {
  try {
    const parsed = JSON.parse(where ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(Object.entries(parsed).map(([column, value]) => [column, filterIn(value)]));
  } catch {
    return {};
  }
}

function filterIn(value: unknown): Partial<Filter> {
  if (Array.isArray(value)) return { in: value.map(String) };
  return typeof value === 'object' && value !== null ? value : { in: [String(value)] };
}
