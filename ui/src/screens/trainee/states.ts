import type { SuitabilityMark, TraineeState } from '../../api/generated';
import type { IconName } from '../../kit/icons';
import type { Tone } from '../../kit/tones';

/** The sign beside each state; its word always stands there too. */
export const LOOKS: Readonly<Record<TraineeState, { tone: Tone; icon: IconName }>> = {
  notStarted: { tone: 'plain', icon: 'clock' },
  inTraining: { tone: 'accent', icon: 'school' },
  deferred: { tone: 'warn', icon: 'minus' },
  withdrawn: { tone: 'bad', icon: 'close' },
  completed: { tone: 'good', icon: 'check' },
};

/** The states in the order of a menu. */
export const STATES: readonly { value: TraineeState; label: string }[] = [
  { value: 'notStarted', label: 'Course not started' },
  { value: 'inTraining', label: 'In training' },
  { value: 'deferred', label: 'Deferred' },
  { value: 'withdrawn', label: 'Withdrawn' },
  { value: 'completed', label: 'Completed' },
];

/** How a check looks that is so far. */
export const MARKS: Readonly<Record<SuitabilityMark, { tone: Tone; icon: IconName }>> = {
  cleared: { tone: 'good', icon: 'check' },
  made: { tone: 'warn', icon: 'clock' },
  notNeeded: { tone: 'plain', icon: 'minus' },
  open: { tone: 'bad', icon: 'alert' },
};

/** One trainee as a selection of their list. */
export const only = (id: number) => ({ kind: 'ids' as const, ids: [id] });
