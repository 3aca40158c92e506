/** Which rows and pages a scrolled list needs. Rows have one height, so it is all division. */

/** Rows from `first` up to, not including, `last`. */
export interface Span {
  first: number;
  last: number;
}

export const PAGE = 100;

/** The rows to draw: those in sight and a few beyond, so that a turn of the wheel finds them there. */
export function drawn(scrollTop: number, height: number, row: number, count: number, beyond = 12): Span {
  const first = Math.floor(scrollTop / row) - beyond;
  const last = Math.ceil((scrollTop + height) / row) + beyond;
  return { first: clamp(first, 0, count), last: clamp(last, 0, count) };
}

/** The pages that hold the span. */
export function pagesOf(span: Span): number[] {
  const pages = [];
  for (let page = Math.floor(span.first / PAGE); page * PAGE < Math.max(span.last, 1); page++) pages.push(page);
  return pages;
}

/** How a list is being scrolled. */
export interface Travel {
  /** Rows a millisecond; negative upwards, 0 at rest. */
  speed: number;
  /** Milliseconds from asking for rows to having them. */
  wait: number;
}

export const AT_REST: Travel = { speed: 0, wait: 0 };

/** As many milliseconds of a fast scroll are asked for in advance, */
const AHEAD = 250;
/** with so many pages in one question, which costs far less than a question for each. */
const MOST_AT_ONCE = 8;

/**
 * The pages to have, each entry asked for in one question, the most pressing first. At rest and on a slow turn of the
 * wheel they are those that hold the span, then its neighbours. In a fast scroll what is in sight now is gone before it
 * is here: then come those that it will have reached by that time.
 */
export function wantedPages(span: Span, count: number, { speed, wait }: Travel = AT_REST): number[][] {
  const pages = pagesOf(span);
  const [first = 0, last = first] = [pages[0], pages.at(-1)];
  const end = Math.ceil(count / PAGE);
  const inList = (page: number) => page >= 0 && page < end;
  const way = Math.sign(speed);
  if (Math.abs(speed) * AHEAD < PAGE) {
    const beside = way < 0 ? [first - 1, last + 1] : [last + 1, first - 1];
    return [pages, ...beside.filter(inList).map((page) => [page])];
  }
  const pageIn = (time: number) => (way < 0 ? first : last) + Math.trunc((speed * time) / PAGE);
  const next = way < 0 ? first - 1 : last + 1;
  const from = way < 0 ? Math.min(next, pageIn(wait)) : Math.max(next, pageIn(wait));
  const to = pageIn(wait + AHEAD);
  const runs = [pages];
  for (let page = from; (to - page) * way >= 0; page += way * MOST_AT_ONCE) {
    const run = Array.from({ length: Math.min(MOST_AT_ONCE, Math.abs(to - page) + 1) }, (_, n) => page + n * way);
    runs.push(run.filter(inList).sort((a, b) => a - b));
  }
  return runs.filter((run) => run.length > 0);
}

/** Where to scroll so that a row is in sight below the heading; as little as possible. */
export function scrollTo(index: number, scrollTop: number, height: number, row: number): number {
  const [top, bottom] = [index * row, (index + 1) * row];
  if (top < scrollTop) return top;
  return bottom > scrollTop + height ? bottom - height : scrollTop;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
