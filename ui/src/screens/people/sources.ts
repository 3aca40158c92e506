import type { Source } from '../../api/generated';

/** Who may have told us, as the office says it: what a call or a meeting has found out. */
export const SOURCES: readonly { value: Source; label: string }[] = [
  { value: 'typed', label: 'Not said' },
  { value: 'call', label: 'A call' },
  { value: 'email', label: 'An e-mail' },
  { value: 'meeting', label: 'A meeting or visit' },
  { value: 'form', label: 'A form' },
];
