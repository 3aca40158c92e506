/** Who a key belongs to. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Whether letters are its own: it is typed into, or they find a choice in it. The keys of a screen leave it alone. */
export function takesLetters(target: EventTarget | null): boolean {
  return isTextField(target) || (target instanceof Element && target.closest('select, [role="menu"]') !== null);
}

/** A search without words, or a sheet's field in which nobody types: it has nothing of its own that an undo could bring back. */
export function isEmptySearch(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement) || target.value !== '') return false;
  return target.type === 'search' || target.dataset.sheet !== undefined;
}

/** A dialog or popover is answered first. */
export function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

/** The place of the row to look at after a key, among those that are shown; undefined: it moves nothing. */
export function stepped(at: number, key: string, count: number): number | undefined {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1, PageDown: at + 8, PageUp: at - 8 }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(to, count - 1));
}
