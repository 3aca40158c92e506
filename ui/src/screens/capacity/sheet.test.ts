import { describe, expect, it } from 'vitest';
import { actOf, blockOf, boxOf, isIn, scrollInto } from './sheet';

const press = (chord: string) => {
  const parts = chord.split('+');
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Ctrl'),
    metaKey: false,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  };
};
const extent = { rows: 50, columns: 6 };
const at = { row: 3, column: 2 };

describe('a key in the sheet', () => {
  it.each([
    ['ArrowUp', 2, 2, false],
    ['Shift+ArrowDown', 4, 2, true],
    ['Ctrl+ArrowDown', 49, 2, false],
    ['Ctrl+Shift+ArrowRight', 3, 5, true],
    ['PageDown', 13, 2, false],
    ['PageUp', 0, 2, false],
    ['Home', 3, 0, false],
    ['Ctrl+End', 49, 5, false],
    ['Tab', 3, 3, false],
    ['Shift+Tab', 3, 1, false],
  ])('%s moves', (chord, row, column, extend) => {
    expect(actOf(press(chord), at, extent, 10)).toEqual({ kind: 'move', to: { row, column }, extend });
  });

  it.each([
    ['Enter', { kind: 'edit', text: null }],
    ['F2', { kind: 'edit', text: null }],
    ['7', { kind: 'edit', text: '7' }],
    ['–', { kind: 'edit', text: '–' }],
    ['Delete', { kind: 'clear' }],
    ['Ctrl+D', { kind: 'fill' }],
    ['Ctrl+c', { kind: 'copy' }],
    ['Ctrl+a', { kind: 'all' }],
    ['Escape', { kind: 'forget' }],
    // The window's own: undo, help, the way back; the clipboard's paste comes as an event.
    ['Ctrl+z', null],
    ['Ctrl+v', null],
    ['F1', null],
    ['Alt+ArrowLeft', null],
    ['Shift', null],
  ])('%s acts', (chord, act) => {
    expect(actOf(press(chord), at, extent, 10)).toEqual(act);
  });

  it('leaves the sheet by Tab at the end of a row', () => {
    expect(actOf(press('Tab'), { row: 3, column: 5 }, extent, 10)).toBeNull();
    expect(actOf(press('Shift+Tab'), { row: 3, column: 0 }, extent, 10)).toBeNull();
  });
});

describe('a block of cells', () => {
  it('is chosen from either end', () => {
    const box = boxOf({ from: { row: 5, column: 1 }, to: { row: 2, column: 3 } });
    expect(box).toEqual({ top: 2, left: 1, bottom: 5, right: 3 });
    expect([isIn(box, 2, 1), isIn(box, 5, 3), isIn(box, 6, 3), isIn(box, 3, 0)]).toEqual([true, true, false, false]);
  });

  it('is written as a spreadsheet reads it', () => {
    expect(
      blockOf([
        ['1', 'a\tb'],
        ['say "yes"', ''],
      ]),
    ).toBe('1\t"a\tb"\n"say ""yes"""\t');
  });
});

it('scrolls as little as brings a cell into sight', () => {
  expect(scrollInto(400, 480, 0, 300, 100)).toBe(180);
  expect(scrollInto(120, 200, 180, 300, 100)).toBe(20);
  expect(scrollInto(300, 380, 180, 300, 100)).toBe(180);
});
