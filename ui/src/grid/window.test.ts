import { describe, expect, it } from 'vitest';
import { drawn, pagesOf, scrollTo, wantedPages } from './window';

describe('the rows to draw', () => {
  it('are those in sight and a few beyond', () => {
    expect(drawn(3200, 320, 32, 50_000, 10)).toEqual({ first: 90, last: 120 });
  });

  it('stay inside the list', () => {
    expect(drawn(0, 320, 32, 5)).toEqual({ first: 0, last: 5 });
    expect(drawn(1_600_000, 320, 32, 50_000, 10)).toEqual({ first: 49_990, last: 50_000 });
    expect(drawn(0, 320, 32, 0)).toEqual({ first: 0, last: 0 });
  });
});

describe('pages', () => {
  it('hold the span', () => {
    expect(pagesOf({ first: 0, last: 100 })).toEqual([0]);
    expect(pagesOf({ first: 99, last: 101 })).toEqual([0, 1]);
  });

  it('are asked for even where nothing is known yet', () => {
    expect(pagesOf({ first: 0, last: 0 })).toEqual([0]);
  });

  it('come in sight first, then the next, then the one before', () => {
    expect(wantedPages({ first: 250, last: 290 }, 1000)).toEqual([[2], [3], [1]]);
    expect(wantedPages({ first: 190, last: 230 }, 1000)).toEqual([[1, 2], [3], [0]]);
    expect(wantedPages({ first: 0, last: 40 }, 90)).toEqual([[0]]);
  });
});

describe('pages in a fast scroll', () => {
  const span = { first: 20_010, last: 20_040 };

  it('are those that it will have reached by the time that they come', () => {
    // 4 rows a millisecond: 400 rows on in 100 ms, 1,400 rows on in 350 ms.
    expect(wantedPages(span, 52_000, { speed: 4, wait: 100 })).toEqual([
      [200],
      [204, 205, 206, 207, 208, 209, 210, 211],
      [212, 213, 214],
    ]);
    expect(wantedPages(span, 52_000, { speed: -4, wait: 100 })).toEqual([
      [200],
      [189, 190, 191, 192, 193, 194, 195, 196],
      [186, 187, 188],
    ]);
  });

  it('begin beside those in sight where they come at once', () => {
    expect(wantedPages(span, 52_000, { speed: 1, wait: 20 })).toEqual([[200], [201, 202]]);
    expect(wantedPages(span, 52_000, { speed: -1, wait: 20 })).toEqual([[200], [198, 199]]);
  });

  it('end with the list', () => {
    expect(wantedPages(span, 20_250, { speed: 4, wait: 20 })).toEqual([[200], [201, 202]]);
    expect(wantedPages({ first: 40, last: 80 }, 52_000, { speed: -4, wait: 20 })).toEqual([[0]]);
  });

  it('are the neighbours again on a slow one', () => {
    expect(wantedPages(span, 52_000, { speed: 0.1, wait: 100 })).toEqual([[200], [201], [199]]);
    expect(wantedPages(span, 52_000, { speed: -0.1, wait: 100 })).toEqual([[200], [199], [201]]);
  });
});

describe('scrolling to a row', () => {
  it('moves as little as possible', () => {
    expect(scrollTo(5, 0, 320, 32)).toBe(0);
    expect(scrollTo(10, 0, 320, 32)).toBe(32);
    expect(scrollTo(3, 200, 320, 32)).toBe(96);
  });
});
