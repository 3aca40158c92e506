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
    expect(wantedPages({ first: 250, last: 290 }, 1000)).toEqual([2, 3, 1]);
    expect(wantedPages({ first: 0, last: 40 }, 90)).toEqual([0]);
  });
});

describe('scrolling to a row', () => {
  it('moves as little as possible', () => {
    expect(scrollTo(5, 0, 320, 32)).toBe(0);
    expect(scrollTo(10, 0, 320, 32)).toBe(32);
    expect(scrollTo(3, 200, 320, 32)).toBe(96);
  });
});
