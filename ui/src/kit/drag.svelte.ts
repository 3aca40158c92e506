/**
 * Moving a card with the mouse. By pointer events, not by the browser's own drag and drop: the window keeps that for
 * files which are dropped on it.
 */

/** So far the pointer has to go before a click becomes a drag, in pixels. */
const THRESHOLD = 6;

export class Drag {
  /** The column under the pointer while a card is moved. */
  over: string | undefined = $state();
  /** How far the card is from its place, in pixels. */
  shift: { x: number; y: number } = $state({ x: 0, y: 0 });
  /** A click that ends a drag opens nothing. */
  justDropped = false;

  #id: number | undefined = $state();
  #drop: (id: number, column: string) => void;

  constructor(drop: (id: number, column: string) => void) {
    this.#drop = drop;
  }

  /** Whether this card is on its way. */
  moving(id: number): boolean {
    return this.#id === id;
  }

  start(event: PointerEvent, id: number): void {
    if (event.button !== 0) return;
    const from = { x: event.clientX, y: event.clientY };
    const moved = (now: PointerEvent) => {
      this.shift = { x: now.clientX - from.x, y: now.clientY - from.y };
      if (this.#id === undefined && Math.hypot(this.shift.x, this.shift.y) < THRESHOLD) return;
      this.#id = id;
      this.over = columnAt(now.clientX, now.clientY);
    };
    const ended = (now: Event) => {
      removeEventListener('pointermove', moved);
      removeEventListener('pointerup', ended);
      removeEventListener('pointercancel', ended);
      removeEventListener('keydown', left, true);
      const column = now.type === 'pointerup' ? this.over : undefined;
      this.justDropped = this.#id !== undefined;
      this.#id = this.over = undefined;
      // The click that belongs to it comes before the next turn; a later one is meant.
      setTimeout(() => (this.justDropped = false));
      if (this.justDropped && column) this.#drop(id, column);
    };
    const left = (now: KeyboardEvent) => {
      if (now.key !== 'Escape') return;
      now.stopPropagation();
      ended(now);
    };
    addEventListener('pointermove', moved);
    addEventListener('pointerup', ended);
    addEventListener('pointercancel', ended);
    addEventListener('keydown', left, true);
  }
}

function columnAt(x: number, y: number): string | undefined {
  const column = document
    .elementsFromPoint(x, y)
    .find((element) => element instanceof HTMLElement && element.dataset.stage);
  return column instanceof HTMLElement ? column.dataset.stage : undefined;
}
