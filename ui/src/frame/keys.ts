/** Keys as the table of commands spells them: `Ctrl+Shift+Z`, `Alt+ArrowLeft`, `?`, `F1`. On a Mac Ctrl is Command. */

export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a press of keys is this chord. */
export function isPressed(chord: string, press: Press): boolean {
  const { key, held } = partsOf(chord);
  if (held.has('Ctrl') !== (press.ctrlKey || press.metaKey) || held.has('Alt') !== press.altKey) return false;
  // A sign such as `?` or `/` needs Shift on one keyboard and not on another.
  const sign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!sign && held.has('Shift') !== press.shiftKey) return false;
  return press.key.toLowerCase() === key.toLowerCase();
}

/** Whether a field that is typed into would take it as text. */
export function isText(chord: string): boolean {
  const { key, held } = partsOf(chord);
  return key.length === 1 && !held.has('Ctrl') && !held.has('Alt');
}

const CAPS: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  ' ': 'Space',
  Plus: '+',
  '-': '−',
};

/** As the key caps show them: `Alt`, `←`. */
export function capsOf(chord: string): string[] {
  return chord.split('+').map((part) => CAPS[part] ?? part);
}

/** As a tooltip says them: `Alt+Left`. */
export function spoken(chord: string): string {
  return chord.replace('Arrow', '').replace('Escape', 'Esc');
}

/** As `aria-keyshortcuts` wants them: `Control+K`. */
export function forReaders(chord: string): string {
  return chord.replace('Ctrl', 'Control');
}

/** The plus is spelled out, because chords are held together by one. */
function partsOf(chord: string): { key: string; held: Set<string> } {
  const parts = chord.split('+');
  const last = parts.pop() ?? '';
  return { key: last === 'Plus' ? '+' : last, held: new Set(parts) };
}
