/**
 * Moving something with the mouse onto something else. By pointer events, not by the browser's own drag and drop: the
 * window keeps that for files which are dropped on it.
 */

/** So far the pointer has to go before a click becomes a drag, in pixels. */
const THRESHOLD = 6;

export class Drag {
  /** What is under the pointer while something is moved: the value of its attribute. */
  over: string | undefined = $state();
  /** How far it is from its place, in pixels. */
  shift: { x: number; y: number } = $state({ x: 0, y: 0 });
  /** Where the pointer is, in pixels from the window's corner. */
  at: { x: number; y: number } = $state({ x: 0, y: 0 });
  /** A click that ends a drag opens nothing. */
  justDropped = false;

  #id: number | undefined = $state();
  #attribute: string;
  #drop: (id: number, target: string) => void;
  #lift: ((id: number) => void) | undefined;

  /** `attribute`: the `data-` attribute of what it can be dropped on; `lift`: it has just left its place. */
  constructor(attribute: string, drop: (id: number, target: string) => void, lift?: (id: number) => void) {
    this.#attribute = attribute;
    this.#drop = drop;
    this.#lift = lift;
  }

  /** What is on its way. */
  get id(): number | undefined {
    return this.#id;
  }

  /** Whether this is on its way. */
  moving(id: number): boolean {
    return this.#id === id;
  }

  start(event: PointerEvent, id: number): void {
    if (event.button !== 0) return;
    const from = { x: event.clientX, y: event.clientY };
    const moved = (now: PointerEvent) => {
      this.at = { x: now.clientX, y: now.clientY };
      this.shift = { x: now.clientX - from.x, y: now.clientY - from.y };
      if (this.#id === undefined) {
        if (Math.hypot(this.shift.x, this.shift.y) < THRESHOLD) return;
        this.#id = id;
        this.#lift?.(id);
      }
      this.over = this.#targetAt(now.clientX, now.clientY);
      // The words on the way are not meant.
      getSelection()?.removeAllRanges();
    };
    const ended = (now: Event) => {
      removeEventListener('pointermove', moved);
      removeEventListener('pointerup', ended);
      removeEventListener('pointercancel', ended);
      removeEventListener('keydown', left, true);
      const target = now.type === 'pointerup' ? this.over : undefined;
      this.justDropped = this.#id !== undefined;
      this.#id = this.over = undefined;
      // The click that belongs to it comes before the next turn; a later one is meant.
      setTimeout(() => (this.justDropped = false));
      if (this.justDropped && target) this.#drop(id, target);
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

  #targetAt(x: number, y: number): string | undefined {
    const target = document
      .elementsFromPoint(x, y)
      .find((element) => element instanceof HTMLElement && element.dataset[this.#attribute]);
    return target instanceof HTMLElement ? target.dataset[this.#attribute] : undefined;
  }
}
