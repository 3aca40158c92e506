/** The rows of one list, fetched a page at a time where they are looked at. */
import { apiError, type ApiError } from '../api/errors';
import type { Row } from './columns';
import { Pace, REST } from './pace';
import { PAGE, pagesOf, wantedPages, type Span } from './window';

export interface Answer {
  count: number;
  total: number;
  rows: Row[];
}
export type Fetch = (offset: number, limit: number) => Promise<Answer>;

/** Enough for a long way back; what lies further off is fetched anew. */
const KEPT_PAGES = 80;
/** Questions under way. */
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
  /** Whether someone may still be typing: then only what is in sight is worth a question. */
  #typing = false;
  #span: Span = { first: 0, last: 0 };
  /** The pages of each question under way. */
  #underWay = new Set<readonly number[]>();
  #pace = new Pace();
  /** How long a question takes, in milliseconds. */
  #wait = 50;
  #rested: ReturnType<typeof setTimeout> | undefined;

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
        this.#pages.clear();
        this.#put(pages, answer);
        this.#underWay.clear();
        this.#shown = asked;
        this.#typing = true;
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
    if (span.first !== this.#span.first) this.#typing = false;
    this.#pace.note(span.first, performance.now());
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
    clearTimeout(this.#rested);
    // The first rows of another view are on their way: its pages come after them.
    if (!this.#fetch || this.#shown !== this.#asked) return;
    const speed = this.#typing ? 0 : this.#pace.speed(performance.now());
    const wanted = wantedPages(this.#span, this.count, { speed, wait: this.#wait });
    if (this.#typing || speed !== 0) this.#rested = setTimeout(() => this.#rest(), REST);
    for (const run of this.#typing ? wanted.slice(0, 1) : wanted) {
      const missing = run.filter((page) => !this.#pages.has(page) && !this.#isUnderWay(page));
      const [first, last = first] = [missing[0], missing.at(-1)];
      if (first === undefined || last === undefined) continue;
      const stillWanted = [...this.#underWay].filter((pages) => wanted.flat().some((page) => pages.includes(page)));
      if (stillWanted.length >= AT_ONCE || this.#underWay.size >= AT_MOST) return;
      this.#loadPages(this.#fetch, first, last);
    }
  }

  #rest(): void {
    this.#typing = false;
    this.#load();
  }

  #isUnderWay(page: number): boolean {
    return [...this.#underWay].some((pages) => pages.includes(page));
  }

  #loadPages(ask: Fetch, first: number, last: number): void {
    const of = this.#shown;
    const pages = Array.from({ length: last - first + 1 }, (_, n) => first + n);
    const since = performance.now();
    this.#underWay.add(pages);
    ask(first * PAGE, pages.length * PAGE).then(
      (answer) => {
        if (of !== this.#shown) return;
        this.#underWay.delete(pages);
        this.#wait += (performance.now() - since - this.#wait) / 4;
        this.#put(pages, answer);
        this.#take(answer);
      },
      (thrown: unknown) => {
        if (of !== this.#shown) return;
        this.#underWay.delete(pages);
        this.error = apiError(thrown);
      },
    );
  }

  #put(pages: readonly number[], { rows }: Answer): void {
    for (const [n, page] of pages.entries()) this.#pages.set(page, rows.slice(n * PAGE, (n + 1) * PAGE));
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
