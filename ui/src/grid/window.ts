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

/** The pages that hold the span, then its neighbours, so that scrolling on finds them loaded. */
export function wantedPages(span: Span, count: number): number[] {
  const pages = pagesOf(span);
  const [first = 0, last = first] = [pages[0], pages.at(-1)];
  for (const page of [last + 1, first - 1]) {
    if (page >= 0 && page * PAGE < count) pages.push(page);
  }
  return pages;
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
