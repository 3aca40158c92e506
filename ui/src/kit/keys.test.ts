import { afterEach, expect, it, vi } from 'vitest';
import { stepped, takesLetters } from './keys';

afterEach(() => vi.unstubAllGlobals());

it.each<[string, number, number | undefined]>([
  ['ArrowDown', 1, 2],
  ['ArrowDown', 4, 4],
  ['ArrowUp', 0, 0],
  ['Home', 3, 0],
  ['End', 0, 4],
  ['t', 2, undefined],
])('%s from row %i', (key, from, to) => {
  expect(stepped(from, key, 5)).toBe(to);
});

/** What a key goes to, as far as the page asks of it: there is no page here. */
class Target {
  isContentEditable = false;
  constructor(
    readonly tag: string,
    readonly type = '',
  ) {}
  closest(selectors: string) {
    return selectors.split(', ').includes(this.tag) ? this : null;
  }
}

it.each<[string, string, boolean]>([
  ['select', '', true],
  ['[role="menu"]', '', true],
  ['input', 'text', true],
  ['input', 'checkbox', false],
  ['button', '', false],
])('a letter in %s %s is its own: %s', (tag, type, own) => {
  const input = class extends Target {};
  vi.stubGlobal('Element', Target);
  vi.stubGlobal('HTMLElement', Target);
  vi.stubGlobal('HTMLInputElement', input);
  vi.stubGlobal('HTMLTextAreaElement', class extends Target {});
  const target = tag === 'input' ? new input(tag, type) : new Target(tag, type);
  expect(takesLetters(target as unknown as EventTarget)).toBe(own);
});
