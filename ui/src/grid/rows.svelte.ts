/** The rows of one list, fetched a page at a time where they are looked at. */
import { apiError, type ApiError } from '../api/errors';
import type { Row } from './columns';
import { PAGE, pagesOf, wantedPages, type Span } from './window';

export interface Answer {
  count: number;
  total: number;
  rows: Row[];
}
export type Fetch = (offset: number, limit: number) => Promise<Answer>;

/** Enough for a long way back; what lies further off is fetched anew. */
const KEPT_PAGES = 60;
const AT_ONCE = 2;
/** As many while some of them have been scrolled past already: what is in sight does not wait for those. */
const AT_MOST = 4;

export class Rows {
  /** How many rows match. */
  count = $state(0);
  /** How many the list has without search and filters. */
  total = $state(0);
  error = $state.raw<ApiError | undefined>();
  /** Whether anything has been shown yet. */
  ready = $state(false);

  // Plain maps and one counter: the list looks up a few dozen rows a frame.
  #pages = new Map<number, Row[]>();
  #version = $state(0);
  #fetch: Fetch | undefined;
  #asked = 0;
  /** Of what was asked, what is shown. */
  #shown = 0;
  #span: Span = { first: 0, last: 0 };
  #underWay = new Set<number>();

  /** The row, where it is here. */
  at(index: number): Row | undefined {
    void this.#version;
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /**
   * Shows what `ask` gives, beginning at `span`. The old rows stay until the new ones are here; while someone types,
   * each answer that is newer than what is shown is shown, so the list keeps up with the keys. `arrived` runs together
   * with the change.
   */
  show(ask: Fetch, span: Span, arrived?: () => void): void {
    this.#fetch = ask;
    this.#span = span;
    const asked = ++this.#asked;
    const pages = pagesOf(span);
    const first = pages[0] ?? 0;
    ask(first * PAGE, pages.length * PAGE).then(
      (answer) => {
        if (asked <= this.#shown) return;
        this.#pages = new Map(pages.map((page, n) => [page, answer.rows.slice(n * PAGE, (n + 1) * PAGE)]));
        this.#underWay.clear();
        this.#shown = asked;
        this.error = undefined;
        this.ready = true;
        this.#take(answer);
        arrived?.();
      },
      (thrown: unknown) => {
        if (asked === this.#asked) this.error = apiError(thrown);
      },
    );
  }

  /** The same rows, fetched anew: the file has changed. */
  again(): void {
    if (this.#fetch) this.show(this.#fetch, this.#span);
  }

  /** Says which rows are looked at. */
  look(span: Span): void {
    this.#span = span;
    this.#load();
  }

  /** Rows from `first` up to `last`, fetched where they are not here: for a long range that was chosen. */
  async range({ first, last }: Span): Promise<Row[]> {
    const rows: Row[] = [];
    for (const page of pagesOf({ first, last })) {
      const here = this.#pages.get(page) ?? (await this.#fetch?.(page * PAGE, PAGE))?.rows ?? [];
      rows.push(...here.slice(Math.max(0, first - page * PAGE), Math.max(0, last - page * PAGE)));
    }
    return rows;
  }

  #load(): void {
    // The first rows of another view are on their way: its pages come after them.
    if (!this.#fetch || this.#shown !== this.#asked) return;
    const wanted = wantedPages(this.#span, this.count);
    for (const page of wanted) {
      const wantedUnderWay = wanted.filter((other) => this.#underWay.has(other)).length;
      if (wantedUnderWay >= AT_ONCE || this.#underWay.size >= AT_MOST) return;
      if (!this.#pages.has(page) && !this.#underWay.has(page)) this.#loadPage(this.#fetch, page);
    }
  }

  #loadPage(ask: Fetch, page: number): void {
    const of = this.#shown;
    this.#underWay.add(page);
    ask(page * PAGE, PAGE).then(
      (answer) => {
        if (of !== this.#shown) return;
        this.#underWay.delete(page);
        this.#pages.set(page, answer.rows);
        this.#take(answer);
      },
      (thrown: unknown) => {
        if (of !== this.#shown) return;
        this.#underWay.delete(page);
        this.error = apiError(thrown);
      },
    );
  }

  #take(answer: Answer): void {
    this.count = answer.count;
    this.total = answer.total;
    this.#version += 1;
    this.#forgetFarPages();
    this.#load();
  }

  #forgetFarPages(): void {
    if (this.#pages.size <= KEPT_PAGES) return;
    const here = this.#span.first / PAGE;
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - here) - Math.abs(a - here));
    for (const page of far.slice(0, this.#pages.size - KEPT_PAGES)) this.#pages.delete(page);
  }
}
