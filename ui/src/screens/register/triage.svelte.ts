/** What the register watch shows, where in it one is, and what is chosen; kept with the history entry for the way back. */
import { untrack } from 'svelte';
import { act, actQuietly, onStale, query } from '../../api/client.svelte';
import type {
  ChangeKind,
  ChangesPage,
  ChangesRequest,
  ChangeSelection,
  Outcome,
  RegisterChange,
  Shown,
} from '../../api/generated';
import type { Row } from '../../grid/columns';
import { Rows } from '../../grid/rows.svelte';
import { nothing, pick, size, type Picked } from '../../grid/selection';
import { drawn } from '../../grid/window';
import { current, rememberer } from '../../routes.svelte';

/** Pixels; as in the styles of the list. */
export const ROW = 48;

/** Whether a change is about the head of a school of ours, who leaves or comes. */
export function isOfHead(row: RegisterChange): boolean {
  return row.schoolId !== null && row.outcome !== 'accepted' && OF_HEADS.has(row.kind);
}

const OF_HEADS: ReadonlySet<ChangeKind> = new Set(['headChanged', 'headVacated', 'headFilled']);

export interface Filters {
  kinds: ChangeKind[];
  las: string[];
  state: Shown;
  ours: boolean;
  latest: boolean;
}

interface Kept {
  filters: Filters;
  picked: Picked;
  active: number;
  scroll: number;
}

export class Triage {
  readonly rows = new Rows();
  filters = $state.raw<Filters>() as Filters;
  picked = $state.raw<Picked>(nothing);
  active = $state(0);
  scroll = $state(0);
  /** Counts for the chips and tabs, with the rows that came last. */
  page = $state.raw<Omit<ChangesPage, 'rows'> | undefined>();
  /** Sentences about changes that were left. */
  left = $state.raw<string[]>([]);
  /** What was new when this screen showed it stays marked until one goes. */
  #lately = $state.raw<ReadonlySet<number>>(new Set());
  #laNames = new Map<string, string>();
  #remember = rememberer();

  readonly request: ChangesRequest = $derived.by(() => ({ ...this.filters, urn: null, offset: 0, limit: 0 }));

  /** Whether anything but the outcome and *ours* holds changes back. */
  readonly narrowed = $derived.by(
    () => this.filters.kinds.length > 0 || this.filters.las.length > 0 || this.filters.latest,
  );

  /** `ours`: whether only our schools are shown at first. */
  constructor(ours: boolean) {
    const { query: asked, state } = current;
    const wanted = asked.get('state');
    this.filters = {
      kinds: asked.getAll('kind') as ChangeKind[],
      las: [],
      state: wanted === 'all' || wanted === 'accepted' || wanted === 'dismissed' ? wanted : 'open',
      ours: asked.has('ours') ? asked.get('ours') === '1' : ours,
      latest: asked.get('latest') === '1',
    };
    Object.assign(this, state.kept as Kept | undefined);
  }

  /** Follows the filters and the file from now on. Called while the screen is set up. */
  follow(): void {
    let first = true;
    $effect(() => {
      const { request } = this;
      const fetch = async (offset: number, limit: number) => {
        const { rows, ...page } = await query('register_changes', { ...request, offset, limit });
        this.page = page;
        for (const la of page.las) this.#laNames.set(la.code, la.name);
        return { count: page.count, total: page.count, rows: rows as unknown as Row[] };
      };
      const start = untrack(() => drawn(this.scroll, 800, ROW, Infinity));
      if (first) this.rows.show(fetch, start);
      else this.rows.show(fetch, { first: 0, last: 1 }, () => ([this.active, this.scroll] = [0, 0]));
      first = false;
    });
    $effect(() =>
      onStale('register_changes', (whole) => {
        if (whole) this.picked = nothing;
        this.rows.again();
      }),
    );
  }

  show(part: Partial<Filters>): void {
    this.picked = nothing;
    this.left = [];
    this.filters = { ...this.filters, ...part };
    this.keep();
  }

  keep(): void {
    const { filters, picked, active, scroll } = this;
    this.#remember({ kept: { filters, picked, active, scroll } satisfies Kept });
  }

  at(index: number): RegisterChange | undefined {
    return this.rows.at(index) as unknown as RegisterChange | undefined;
  }

  laName(code: string): string {
    return this.#laNames.get(code) ?? code;
  }

  get chosen(): number {
    return size(this.picked, this.rows.count);
  }

  /** What is chosen, or the row under the keys. */
  get selection(): ChangeSelection | null {
    if (this.chosen === 0) {
      const row = this.at(this.active);
      return row ? { kind: 'ids', ids: [row.id] } : null;
    }
    const { picked, request } = this;
    return picked.all
      ? { kind: 'all', of: request, except: [...picked.except] }
      : { kind: 'ids', ids: [...picked.ids] };
  }

  async settle(outcome: Outcome, selection = this.selection, samePerson = false): Promise<void> {
    if (!selection) return;
    const { value } = await act('register_settle', { selection, outcome, samePerson });
    this.left = value.left;
    this.picked = nothing;
    // A row that stays in sight was dealt with: on to the next.
    if (value.settled > 0 && this.filters.state === 'all' && selection.kind === 'ids' && selection.ids.length === 1) {
      this.active = Math.min(this.active + 1, Math.max(0, this.rows.count - 1));
    }
  }

  isNew(row: RegisterChange): boolean {
    return row.isNew || (row.outcome === 'open' && this.#lately.has(row.id));
  }

  /** Rows were on the screen for a moment. */
  async looked(ids: number[]): Promise<void> {
    this.#lately = new Set([...this.#lately, ...ids]);
    await actQuietly('register_seen', { selection: { kind: 'ids', ids } });
  }

  async markAllSeen(): Promise<void> {
    this.#lately = new Set();
    await actQuietly('register_seen', { selection: { kind: 'all', of: this.request, except: [] } });
  }

  pickRow(id: number, on: boolean): void {
    this.picked = pick(this.picked, [id], on);
  }
}
