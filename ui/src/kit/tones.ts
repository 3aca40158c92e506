import type { IconName } from './icons';

/** What a colour means; a word and an icon always say it too. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

export const TONE_ICON: Record<Tone, IconName> = {
  plain: 'info',
  accent: 'info',
  good: 'check',
  warn: 'alert',
  bad: 'alert',
};
