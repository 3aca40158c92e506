import type { CheckSeverity, PlacementKind, PlacementState, ReviewOutcome } from '../../api/generated';
import type { IconName } from '../../kit/icons';
import type { Tone } from '../../kit/tones';

/** How a state looks: a colour, and an icon beside its word. */
export const LOOK: Readonly<Record<PlacementState, { tone: Tone; icon: IconName }>> = {
  planned: { tone: 'plain', icon: 'edit' },
  sent: { tone: 'accent', icon: 'mail' },
  accepted: { tone: 'accent', icon: 'check' },
  declined: { tone: 'bad', icon: 'close' },
  confirmed: { tone: 'good', icon: 'check' },
  underWay: { tone: 'good', icon: 'forward' },
  completed: { tone: 'plain', icon: 'check' },
  withdrawnBySchool: { tone: 'bad', icon: 'close' },
  withdrawnByTrainee: { tone: 'bad', icon: 'close' },
  withdrawnByUs: { tone: 'bad', icon: 'close' },
};

export const KINDS: readonly { value: PlacementKind; label: string }[] = [
  { value: 'main', label: 'Main' },
  { value: 'contrasting', label: 'Contrasting' },
  { value: 'employing', label: 'Employing school' },
  { value: 'itap', label: 'ITaP' },
];

export const SEVERITY: Readonly<Record<CheckSeverity, { tone: Tone; icon: IconName; label: string }>> = {
  blocks: { tone: 'bad', icon: 'alert', label: 'Must be put right' },
  warns: { tone: 'warn', icon: 'info', label: 'Worth a look' },
};

export const OUTCOME: Readonly<Record<ReviewOutcome, { tone: Tone; icon: IconName }>> = {
  good: { tone: 'good', icon: 'check' },
  adequate: { tone: 'plain', icon: 'minus' },
  concern: { tone: 'bad', icon: 'alert' },
};
