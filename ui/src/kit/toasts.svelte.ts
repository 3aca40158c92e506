/** Short words at the bottom of the window, with an undo where there is one. */
import type { IconName } from './icons';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
  undo: boolean;
  action: { label: string; icon?: IconName; run: () => void } | undefined;
}

export interface ToastOptions {
  undo?: boolean;
  tone?: 'plain' | 'bad';
  action?: NonNullable<Toast['action']>;
}

const LASTS = 9_000;
const MOST = 3;

export const toasts: Toast[] = $state([]);
let next = 1;
let held = false;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

export function toast(text: string, { undo = false, tone = 'plain', action }: ToastOptions = {}): void {
  // Only the newest can be undone by its button: undo takes back the latest operation.
  for (const older of toasts.filter((one) => one.undo)) dismiss(older.id);
  const id = next++;
  toasts.push({ id, text, tone, undo, action });
  while (toasts.length > MOST && toasts[0]) dismiss(toasts[0].id);
  // A failure stays until it was read and closed.
  if (tone !== 'bad') start(id);
}

export function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  const at = toasts.findIndex((one) => one.id === id);
  if (at >= 0) toasts.splice(at, 1);
}

/** While the pointer or the focus is on them they stay. */
export function hold(on: boolean): void {
  held = on;
  for (const one of toasts) {
    clearTimeout(timers.get(one.id));
    if (!on && one.tone !== 'bad') start(one.id);
  }
}

function start(id: number): void {
  if (held) return;
  timers.set(
    id,
    setTimeout(() => dismiss(id), LASTS),
  );
}
