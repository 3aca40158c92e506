/** How the states of a reply look: a word, an icon and a colour. */
import type { ReplyState } from '../../api/generated';
import type { IconName } from '../../kit/icons';
import type { Tone } from '../../kit/tones';

export const REPLY_LOOK: Readonly<Record<ReplyState, { tone: Tone; icon: IconName }>> = {
  unchanged: { tone: 'good', icon: 'check' },
  changed: { tone: 'accent', icon: 'edit' },
  setAside: { tone: 'warn', icon: 'alert' },
  accepted: { tone: 'good', icon: 'check' },
  superseded: { tone: 'plain', icon: 'history' },
  dismissed: { tone: 'plain', icon: 'minus' },
};
