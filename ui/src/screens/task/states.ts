import type { TaskState } from '../../api/generated';
import type { IconName } from '../../kit/icons';
import type { Tone } from '../../kit/tones';

/** How the state of a task looks; its word stands there too. */
export const STATE_LOOKS: Record<TaskState, { tone: Tone; icon: IconName }> = {
  overdue: { tone: 'bad', icon: 'alert' },
  thisWeek: { tone: 'warn', icon: 'clock' },
  later: { tone: 'plain', icon: 'clock' },
  noDay: { tone: 'plain', icon: 'minus' },
  done: { tone: 'good', icon: 'check' },
};
