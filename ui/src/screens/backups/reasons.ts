const WORDS: Record<string, string> = {
  hourly: 'Every hour',
  closing: 'On closing',
  'by hand': 'By hand',
  'before restore': 'Before a restore',
  'before password': 'Before the password changed',
  'before upgrade': 'Before an upgrade',
};

/** Why a backup was made, as a heading says it. */
export function reasonWords(reason: string): string {
  return WORDS[reason] ?? reason.charAt(0).toUpperCase() + reason.slice(1);
}
