/** Who a key belongs to. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** A search without words: it has nothing of its own that an undo could bring back. */
export function isEmptySearch(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'search' && target.value === '';
}

/** A dialog or popover is answered first. */
export function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
