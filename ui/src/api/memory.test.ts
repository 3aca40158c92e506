import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Memory } from './memory';

describe('the memory of answers', () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 8, 10, 23, 59) }));
  afterEach(() => vi.useRealTimers());

  it('gives back what a list was answered, until one of its tables changes', () => {
    const memory = new Memory();
    memory.keep('list_page', 'a', 'rows', memory.change);
    memory.keep('saved_views', 'b', 'views', memory.change);
    memory.keep('today', 'c', 'lines', memory.change);
    expect(['a', 'b', 'c'].map((key) => memory.of(key))).toEqual(['rows', 'views', undefined]);
    memory.forget(['person']);
    expect(['a', 'b'].map((key) => memory.of(key))).toEqual([undefined, 'views']);
    memory.forget(['file']);
    expect(memory.of('b')).toBeUndefined();
  });

  it('keeps no answer from before a change', () => {
    const memory = new Memory();
    const asked = memory.change;
    memory.forget(['school']);
    memory.keep('list_page', 'a', 'old rows', asked);
    expect(memory.of('a')).toBeUndefined();
  });

  it('forgets yesterday, and what was not used for longest', () => {
    const memory = new Memory();
    for (let n = 0; n < 16; n++) memory.keep('list_page', String(n), n, memory.change);
    expect(memory.of('0')).toBe(0);
    memory.keep('list_page', '16', 16, memory.change);
    expect([memory.of('0'), memory.of('1'), memory.of('16')]).toEqual([0, undefined, 16]);
    vi.setSystemTime(new Date(2026, 8, 11));
    expect(memory.of('16')).toBeUndefined();
  });
});
