/** Who a key belongs to. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
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
