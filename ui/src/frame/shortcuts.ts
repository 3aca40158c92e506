/** The keys that work everywhere. A list and a dialog have their own. */
import { redo, session, undo } from '../api/session.svelte';
import { dialogIsOpen, isEmptySearch, isTextField } from '../kit/keys';
import { back, forward } from '../routes.svelte';

export function shortcuts(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const act = found(event);
  if (!act) return;
  event.preventDefault();
  act();
}

function found(event: KeyboardEvent): (() => void) | null {
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    if (event.key === 'ArrowLeft') return back;
    if (event.key === 'ArrowRight') return forward;
    return null;
  }
  if (!(event.ctrlKey || event.metaKey) || !session.file) return null;
  const key = event.key.toLowerCase();
  if (key === 'k') return focusFind;
  // In a field the field's own undo works; a dialog is answered first.
  if (dialogIsOpen() || (isTextField(event.target) && !isEmptySearch(event.target))) return null;
  if (!session.file.writable) return null;
  if (key === 'z') return () => void (event.shiftKey ? redo() : undo());
  if (key === 'y') return () => void redo();
  return null;
}

function focusFind(): void {
  const find = document.querySelector<HTMLInputElement>('#find');
  find?.focus();
  find?.select();
}
