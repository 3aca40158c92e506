import { describe, expect, it, vi } from 'vitest';
import type { Row } from './columns';
import { Rows, type Answer } from './rows.svelte';

const listOf = (name: string, count: number) => (offset: number, limit: number) =>
  Promise.resolve<Answer>({
    count,
    total: count,
    rows: Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, (_, n): Row => {
      return { id: offset + n, urn: null, name: `${name} ${offset + n}` };
    }),
  });
const settled = () => new Promise((done) => setTimeout(done, 5));

describe('rows of a list', () => {
  it('are here where they are looked at, and their neighbours too', async () => {
    const rows = new Rows();
    rows.show(listOf('a', 1000), { first: 0, last: 30 });
    await settled();
    expect([rows.count, rows.at(0)?.name, rows.at(450)]).toEqual([1000, 'a 0', undefined]);
    // The neighbours come once nobody types any more.
    await vi.waitFor(() => expect(rows.at(150)?.name).toBe('a 150'));
    rows.look({ first: 440, last: 470 });
    await settled();
    expect(rows.at(450)?.name).toBe('a 450');
  });

  it('stay until those of the next search are here', async () => {
    const rows = new Rows();
    rows.show(listOf('a', 10), { first: 0, last: 10 });
    await settled();
    rows.show(listOf('b', 3), { first: 0, last: 1 });
    expect(rows.at(0)?.name).toBe('a 0');
    await settled();
    expect([rows.at(0)?.name, rows.count]).toEqual(['b 0', 3]);
  });

  it('of a slow earlier search never replace those of a later one', async () => {
    const rows = new Rows();
    let answerLate: (answer: Answer) => void = () => undefined;
    rows.show(() => new Promise((answer) => (answerLate = answer)), { first: 0, last: 1 });
    rows.show(listOf('later', 3), { first: 0, last: 1 });
    await settled();
    answerLate({ count: 9, total: 9, rows: [{ id: 1, urn: null, name: 'earlier' }] });
    await settled();
    expect([rows.at(0)?.name, rows.count]).toEqual(['later 0', 3]);
  });

  it('are not fetched twice at once, and at most two pages at a time', async () => {
    const fetch = vi.fn(listOf('a', 10_000));
    const rows = new Rows();
    rows.show(fetch, { first: 0, last: 30 });
    await settled();
    fetch.mockClear();
    for (let first = 5000; first < 5100; first += 10) rows.look({ first, last: first + 40 });
    expect(fetch.mock.calls.map(([offset]) => offset)).toEqual([5000, 5100]);
  });

  it('in sight do not wait for those that were scrolled past', async () => {
    const fetch = vi.fn(listOf('a', 100_000));
    const rows = new Rows();
    rows.show(fetch, { first: 0, last: 30 });
    await settled();
    fetch.mockClear();
    for (const first of [5000, 50_000, 90_000]) rows.look({ first, last: first + 40 });
    expect(fetch.mock.calls.map(([offset]) => offset)).toEqual([5000, 5100, 50_000, 50_100]);
    await settled();
    expect([rows.at(90_010)?.name, rows.at(50_010)?.name]).toEqual(['a 90010', 'a 50010']);
  });

  it('of a long range are fetched where they are not here', async () => {
    const rows = new Rows();
    rows.show(listOf('a', 1000), { first: 0, last: 30 });
    await settled();
    const range = await rows.range({ first: 95, last: 505 });
    expect([range.length, range[0]?.id, range.at(-1)?.id]).toEqual([410, 95, 504]);
  });
});
