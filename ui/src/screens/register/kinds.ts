import type { ChangeKind } from '../../api/generated';
import type { IconName } from '../../kit/icons';

type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

/** How each kind of change looks; its words come with it from the core. */
const LOOKS: Record<ChangeKind, { tone: Tone; icon: IconName }> = {
  headChanged: { tone: 'warn', icon: 'person' },
  headVacated: { tone: 'warn', icon: 'person' },
  headFilled: { tone: 'accent', icon: 'person' },
  opened: { tone: 'good', icon: 'add' },
  closed: { tone: 'bad', icon: 'close' },
  converted: { tone: 'accent', icon: 'forward' },
  proposedToClose: { tone: 'warn', icon: 'alert' },
  trustJoined: { tone: 'accent', icon: 'link' },
  trustLeft: { tone: 'accent', icon: 'link' },
  trustChanged: { tone: 'accent', icon: 'link' },
  name: { tone: 'plain', icon: 'edit' },
  phaseOrAges: { tone: 'plain', icon: 'edit' },
  address: { tone: 'plain', icon: 'pin' },
  contact: { tone: 'plain', icon: 'phone' },
  coordinates: { tone: 'plain', icon: 'pin' },
};

export function lookOf(kind: ChangeKind): { tone: Tone; icon: IconName } {
  return LOOKS[kind];
}
