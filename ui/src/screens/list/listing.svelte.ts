/** What a list shows, and where in it one is; kept with the history entry for the way back. */
import { untrack } from 'svelte';
import { live, onStale, query } from '../../api/client.svelte';
import type {
  ColumnInfo,
  Filter,
  Group,
  Layout,
  List,
  SavedView,
  Sort,
  View,
  ViewDefinition,
} from '../../api/generated';
import { counted, thousands } from '../../api/words';
import { shownColumns } from '../../grid/arrange';
import type { Row } from '../../grid/columns';
import { filterWords, isSet } from '../../grid/filters';
import { Lines } from '../../grid/groups';
import { Rows } from '../../grid/rows.svelte';
import { nothing, type Picked } from '../../grid/selection';
import { drawn, PAGE, pagesOf } from '../../grid/window';
import { current, rememberer } from '../../routes.svelte';
import { same } from './definition';
import type { ListKind } from './kinds';
import { keepLayout, layoutOf } from './layout.svelte';

export type Filters = Record<string, Partial<Filter>>;

/** The rows of a list and its columns; what a saved view keeps. */
interface Shown {
  search: string;
  filters: Filters;
  sort: Sort | null;
  near: string;
  group: string;
  columns: readonly string[];
  /** The saved view that it began as; 0: none. */
  saved: number;
}

interface Kept extends Shown {
  picked: Picked;
  /** The row under the keys. */
  active: number;
  scroll: number;
}

const FRESH: Kept = {
  search: '',
  filters: {},
  sort: null,
  near: '',
  group: '',
  columns: [],
  saved: 0,
  picked: nothing,
  active: 0,
  scroll: 0,
};

/** Who goes from one list to the other and comes again by the menu finds the search and filters of before. */
const lastOf: Partial<Record<List, Kept>> = {};

/** The first rows that a list has, whatever its window's height. */
const FIRST_ROWS = (rowHeight: number, scroll = 0) => drawn(scroll, 800, rowHeight, Infinity);

/** Asks what a list needs before it can be drawn, so that who goes there first finds it there. */
export async function readAhead(list: List): Promise<void> {
  const [layout] = await Promise.all([
    layoutOf(list),
    query('saved_views', {}),
    query('list_columns', { list, bare: true }),
  ]);
  // A saved view is asked for when it is wanted.
  if (layout.view !== null) return;
  const pages = pagesOf(FIRST_ROWS(heightOf(layout)));
  const view: View = { list, search: '', where: {}, sort: null, near: null, group: null };
  await query('list_page', { view, offset: 0, limit: pages.length * PAGE, columns: [...layout.columns] });
}

function heightOf(layout: Layout): number {
  return layout.dense ? 26 : 32;
}

export class Listing {
  readonly kind: ListKind;
  readonly list: List;
  readonly rows = new Rows();
  search = $state('');
  filters = $state.raw<Filters>({});
  sort = $state.raw<Sort | null>(null);
  /** From where distances are measured; empty: from nowhere. */
  near = $state('');
  /** The column by which rows are grouped; empty: none. */
  group = $state('');
  /** The columns on show, in order; none: the list's own. */
  columns = $state.raw<readonly string[]>([]);
  saved = $state(0);
  picked = $state.raw<Picked>(nothing);
  /** The line under the keys. */
  active = $state(0);
  scroll = $state(0);
  folded = $state.raw<ReadonlySet<string>>(new Set());
  layout = $state.raw<Layout>({ view: null, columns: [], widths: {}, frozen: 1, dense: false, preview: null });
  views = $state.raw<readonly SavedView[]>([]);
  groups = $state.raw<readonly Group[]>([]);
  /** All columns that the list has. */
  infos = $state.raw<readonly ColumnInfo[]>([]);
  #remember = rememberer();
  #begun = $state(false);
  /** The tables that this list reads: what changes none of them leaves it as it is. */
  #reads = $state.raw<readonly string[]>();

  readonly view: View = $derived.by(() => ({
    list: this.list,
    search: this.search,
    where: this.filters as View['where'],
    sort: this.sort,
    near: this.near || null,
    group: this.group || null,
  }));

  readonly lines = $derived.by(() => new Lines(this.rows.count, this.group ? this.groups : [], this.folded));

  /** The columns on show: the list's or the view's, and the distance where one is measured. */
  readonly shown: readonly ColumnInfo[] = $derived.by(() => {
    const shown = shownColumns(this.infos, this.columns);
    const distance = this.infos.find((info) => info.id === 'distance');
    if (!this.near || !distance || shown.includes(distance)) return shown;
    return shown.toSpliced(1, 0, distance);
  });

  /** The columns to ask for; none where the list's own will do. */
  readonly #asked: string[] = $derived.by(() =>
    this.columns.length === 0 && !this.near ? [] : this.shown.map((info) => info.id),
  );

  /** Whether anything holds rows back. */
  readonly narrowed = $derived.by(() => this.search.trim() !== '' || Object.keys(this.filters).length > 0);

  /** What the rows are grouped by, in words. */
  readonly groupLabel = $derived.by(() => this.infos.find((info) => info.id === this.group)?.label ?? '');

  readonly savedView = $derived.by(() => this.views.find((view) => view.id === this.saved));

  /** Whether the list shows something else than the saved view that it began as. */
  readonly changed = $derived.by(
    () => this.savedView !== undefined && !same(this.definition, this.savedView.definition),
  );

  constructor(kind: ListKind) {
    this.kind = kind;
    this.list = kind.list;
  }

  get definition(): ViewDefinition {
    return { view: this.view, columns: [...this.columns] };
  }

  /** Follows search, filters and sort from now on. Called while the screen is set up. */
  follow(): void {
    const kept = keptOf(this.list);
    if (kept) this.#take(kept);
    void this.#begin(kept);
    const reads = () => this.#reads;
    const known = live(() => ['list_columns', { list: this.list, bare: false }], reads);
    $effect(() => {
      if (known.value) this.infos = known.value.columns;
    });
    const saved = live(() => ['saved_views', {}]);
    $effect(() => {
      if (saved.value) this.views = saved.value.views.filter((view) => view.list === this.list);
    });

    let first = true;
    $effect(() => {
      if (!this.#begun) return;
      const { view, rowHeight } = this;
      const columns = this.#asked;
      const ask = (offset: number, limit: number) => query('list_page', { view, offset, limit, columns });
      // The way back begins where it was left; anything else begins at the top.
      if (first)
        this.rows.show(
          ask,
          untrack(() => FIRST_ROWS(rowHeight, this.scroll)),
        );
      else this.rows.show(ask, { first: 0, last: 1 }, () => this.#toTop());
      first = false;
    });
    $effect(() =>
      onStale(
        'list_page',
        (whole) => {
          if (whole) this.picked = nothing;
          this.rows.again();
        },
        reads(),
      ),
    );
    const groups = live(() => (this.#begun && this.group ? ['list_groups', { view: this.view }] : null), reads);
    $effect(() => {
      this.groups = groups.value?.groups ?? [];
    });
  }

  get rowHeight(): number {
    return heightOf(this.layout);
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

  /** Measures distances from there, shows them, and puts the nearest first; nowhere: takes all that off again. */
  setNear(near: string, within: number | null): void {
    const had = this.near !== '';
    this.near = near;
    this.setFilter('distance', near && within !== null ? { max: within } : null);
    if (near && !had) this.sort = { column: 'distance', descending: false };
    if (!near && this.sort?.column === 'distance') this.sort = null;
  }

  setGroup(column: string): void {
    this.group = column;
    this.folded = new Set();
    this.#toTop();
  }

  fold(group: number): void {
    const label = this.groups[group]?.label ?? '';
    const folded = new Set(this.folded);
    if (!folded.delete(label)) folded.add(label);
    this.folded = folded;
  }

  /** Which columns are on show, in which order; the saved view, if it is one, is then changed. */
  setColumns(columns: readonly string[]): void {
    this.columns = columns;
    if (this.saved === 0) this.#keepLayout({ columns: [...columns] });
  }

  setWidth(column: string, width: number): void {
    this.#keepLayout({ widths: { ...this.layout.widths, [column]: width } });
  }

  setLayout(part: Partial<Pick<Layout, 'frozen' | 'dense' | 'widths' | 'preview'>>): void {
    this.#keepLayout(part);
  }

  clear(): void {
    this.filters = {};
    this.near = '';
    if (this.sort?.column === 'distance') this.sort = null;
    this.setSearch('');
  }

  /** Shows a saved view; null: the whole list with its own columns. */
  show(view: SavedView | null): void {
    this.#take(view ? shownIn(view) : { ...FRESH, columns: this.layout.columns });
    this.picked = nothing;
    this.folded = new Set();
    this.#toTop();
    this.#keepLayout({ view: view?.id ?? null });
  }

  /** A view that was just saved from this list is what it shows now. */
  showSaved(view: SavedView): void {
    this.saved = view.id;
    this.#keepLayout({ view: view.id });
  }

  /** What holds rows back, in words, for the head of a page. */
  get words(): string {
    const filters = this.infos.flatMap((info) => {
      const filter = this.filters[info.id];
      if (!filter) return [];
      const { verb, what } = filterWords(info, filter);
      return [`${info.label} ${verb} ${what}`];
    });
    const search = this.search.trim() ? [`found by “${this.search.trim()}”`] : [];
    return [...search, ...filters, ...(this.near ? [`miles from ${this.near}`] : [])].join('; ');
  }

  /** Keeps place and view for the way back. */
  keep(): void {
    const { search, filters, sort, near, group, columns, saved, picked, scroll } = this;
    const active = this.lines.length > 0 ? this.#activeRow() : 0;
    const kept: Kept = { search, filters, sort, near, group, columns, saved, picked, active, scroll };
    lastOf[this.list] = { ...kept, picked: nothing };
    this.#remember({ kept }, this.rows.count > 0 ? this.place(active) : this.kind.title);
  }

  /** `Schools, 2 of 38` */
  place(index: number): string {
    return `${this.kind.title}, ${thousands(index + 1)} of ${thousands(this.rows.count)}`;
  }

  /** `1 school`, `1,234 schools` */
  counted(count: number): string {
    return counted(count, ...this.kind.rows);
  }

  get activeRow(): Row | undefined {
    const line = this.lines.at(this.active);
    return line.kind === 'row' ? this.rows.at(line.row) : undefined;
  }

  async #begin(kept: Kept | undefined): Promise<void> {
    // The values of all columns take a while to count; what they are called does not.
    const [layout, { views }, { columns, reads }] = await Promise.all([
      layoutOf(this.list),
      query('saved_views', {}),
      query('list_columns', { list: this.list, bare: true }),
    ]);
    if (this.infos.length === 0) this.infos = columns;
    this.#reads = reads;
    this.layout = layout;
    this.views = views.filter((view) => view.list === this.list);
    const asked = Number(current.query.get('view'));
    const view = this.views.find(({ id }) => id === (asked || layout.view));
    if (asked || !kept) {
      if (view) this.#take(shownIn(view));
      else this.columns = layout.columns;
    } else if (kept.columns.length === 0 && kept.saved === 0) this.columns = layout.columns;
    if (asked && view) this.#keepLayout({ view: view.id });
    this.#begun = true;
  }

  #take({ search, filters, sort, near, group, columns, saved, ...place }: Shown & Partial<Kept>): void {
    Object.assign(this, { search, filters, sort, near, group, columns, saved }, place);
  }

  #keepLayout(part: Partial<Layout>): void {
    this.layout = { ...this.layout, ...part };
    keepLayout(this.list, this.layout);
  }

  #activeRow(): number {
    const line = this.lines.at(this.active);
    return line.kind === 'row' ? line.row : this.lines.rowsOf(this.active, this.active).first;
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

function shownIn({ id, definition: { view, columns } }: SavedView): Shown {
  const { search, sort, near, group } = view;
  return {
    search,
    filters: view.where as Filters,
    sort,
    near: near ?? '',
    group: group ?? '',
    columns,
    saved: id,
  };
}

/** Where this entry of the history was left, what its route asks for, or where the list was left last. */
function keptOf(list: List): Kept | undefined {
  const { state, query: asked } = current;
  if (state.kept) return state.kept as Kept;
  if (typeof state.search === 'string') return { ...FRESH, search: state.search };
  const [where, near] = [asked.get('where'), asked.get('near')];
  if (where !== null || near !== null || asked.has('search')) {
    const sort = near ? { column: 'distance', descending: false } : null;
    return { ...FRESH, search: asked.get('search') ?? '', filters: filtersIn(where), near: near ?? '', sort };
  }
  return lastOf[list];
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
