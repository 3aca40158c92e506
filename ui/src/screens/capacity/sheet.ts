/** A sheet of cells as a spreadsheet has it: where a key leads, what is chosen, how a block is written for another one. */
import type { Press } from '../../frame/keys';

export interface Cell {
  row: number;
  column: number;
}

/** How many cells there are. */
export interface Extent {
  rows: number;
  columns: number;
}

/** What is chosen: from the cell that Shift or the pointer began at to the one that the keys act on. */
export interface Range {
  from: Cell;
  to: Cell;
}

/** The same by its edges, both within. */
export interface Box {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export type SheetAct =
  | { kind: 'move'; to: Cell; extend: boolean }
  /** `text`: what the key has typed in place of what was there; null: what is there is changed. */
  | { kind: 'edit'; text: string | null }
  | { kind: 'clear' | 'fill' | 'copy' | 'all' | 'forget' };

export function boxOf({ from, to }: Range): Box {
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

export function isIn(box: Box, row: number, column: number): boolean {
  return row >= box.top && row <= box.bottom && column >= box.left && column <= box.right;
}

/** What a key does while no cell is being changed; null: nothing, it is the window's. */
export function actOf(press: Press, at: Cell, extent: Extent, inSight: number): SheetAct | null {
  const command = press.ctrlKey || press.metaKey;
  if (press.altKey) return null;
  const edge = command ? Infinity : 1;
  const by = (rows: number, columns: number, extend = press.shiftKey): SheetAct => ({
    kind: 'move',
    to: within({ row: at.row + rows, column: at.column + columns }, extent),
    extend,
  });
  switch (press.key) {
    case 'ArrowUp':
      return by(-edge, 0);
    case 'ArrowDown':
      return by(edge, 0);
    case 'ArrowLeft':
      return by(0, -edge);
    case 'ArrowRight':
      return by(0, edge);
    case 'PageUp':
      return by(-inSight, 0);
    case 'PageDown':
      return by(inSight, 0);
    case 'Home':
      return by(command ? -Infinity : 0, -Infinity);
    case 'End':
      return by(command ? Infinity : 0, Infinity);
    case 'Tab': {
      // From the last cell of a row Tab goes on to what follows the sheet, so that nobody is caught in it.
      const to = at.column + (press.shiftKey ? -1 : 1);
      return to < 0 || to >= extent.columns ? null : by(0, press.shiftKey ? -1 : 1, false);
    }
    case 'F2':
    case 'Enter':
      return { kind: 'edit', text: null };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    case 'Escape':
      return { kind: 'forget' };
  }
  const letter = press.key.toLowerCase();
  if (command) {
    if (letter === 'd') return { kind: 'fill' };
    if (letter === 'c') return { kind: 'copy' };
    if (letter === 'a') return { kind: 'all' };
    return null;
  }
  return [...press.key].length === 1 ? { kind: 'edit', text: press.key } : null;
}

export function within({ row, column }: Cell, extent: Extent): Cell {
  const clamp = (value: number, count: number) => Math.max(0, Math.min(value, count - 1));
  return { row: clamp(row, extent.rows), column: clamp(column, extent.columns) };
}

/** Cells as the clipboard of a spreadsheet has them: one that would be taken apart stands between quotation marks. */
export function blockOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\n');
}

/** How far to scroll so that a stretch from `start` to `end` is in sight behind what stands still; as little as possible. */
export function scrollInto(start: number, end: number, scroll: number, size: number, still: number): number {
  if (start - still < scroll) return Math.max(0, start - still);
  return end > scroll + size ? end - size : scroll;
}
