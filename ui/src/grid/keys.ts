/** What a key does in a list, decided without a page. */
import { clamp } from './window';

export type Act =
  | { kind: 'move'; to: number; extend: boolean }
  | { kind: 'sideways'; by: -1 | 1 }
  | { kind: 'toggle' | 'all' | 'open' | 'search' | 'clear' | 'copy' };

export interface Pressed {
  key: string;
  shiftKey: boolean;
  /** Control, or Command on a Mac. */
  command: boolean;
  altKey: boolean;
}

/** `page`: how many rows are in sight. */
export function actOf(pressed: Pressed, active: number, count: number, page: number): Act | null {
  const { key, shiftKey, command, altKey } = pressed;
  if (altKey) return null;
  if (command) {
    if (key.toLowerCase() === 'a') return { kind: 'all' };
    if (key.toLowerCase() === 'f') return { kind: 'search' };
    if (key.toLowerCase() === 'c') return { kind: 'copy' };
    if (key === 'Home' || key === 'End') return move(key === 'Home' ? 0 : count - 1);
    return null;
  }
  switch (key) {
    case 'ArrowDown':
      return move(active + 1);
    case 'ArrowUp':
      return move(active - 1);
    case 'PageDown':
      return move(active + Math.max(1, page - 1));
    case 'PageUp':
      return move(active - Math.max(1, page - 1));
    case 'Home':
      return move(0);
    case 'End':
      return move(count - 1);
    case 'ArrowLeft':
      return { kind: 'sideways', by: -1 };
    case 'ArrowRight':
      return { kind: 'sideways', by: 1 };
    case ' ':
      return { kind: 'toggle' };
    case 'Enter':
      return { kind: 'open' };
    case '/':
      return { kind: 'search' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return null;
  }

  function move(to: number): Act | null {
    return count === 0 ? null : { kind: 'move', to: clamp(to, 0, count - 1), extend: shiftKey };
  }
}
