/** How the DfE's files and their states look, and what a file's name says of it. */
import type { ReturnKind, ReturnState } from '../../api/generated';
import type { IconName } from '../../kit/icons';
import type { Tone } from '../../kit/tones';

export const KINDS: readonly { value: ReturnKind; label: string; short: string }[] = [
  { value: 'placements', label: 'Placements', short: 'Placements' },
  { value: 'status', label: 'Change of status (recommend for QTS or EYTS)', short: 'Change of status' },
  { value: 'trainees', label: 'Add trainees', short: 'Add trainees' },
];

export const STATES: Record<ReturnState, { label: string; tone: Tone; icon: IconName }> = {
  nothing: { label: 'Nobody to tell of', tone: 'plain', icon: 'minus' },
  missing: { label: 'Something is missing', tone: 'warn', icon: 'alert' },
  ready: { label: 'Ready', tone: 'good', icon: 'check' },
  written: { label: 'Written', tone: 'accent', icon: 'file' },
  sent: { label: 'Sent', tone: 'good', icon: 'export' },
  resultLoaded: { label: 'Result loaded', tone: 'good', icon: 'download' },
};

/** The file that a name speaks for: what the services and this program call theirs. */
export function kindByName(path: string): ReturnKind {
  const name = (path.split(/[\\/]/).pop() ?? '').toLowerCase();
  if (name.includes('placement')) return 'placements';
  if (/status|recommend|qts|eyts/.test(name)) return 'status';
  return name.includes('trainee') ? 'trainees' : 'placements';
}

/** Where a problem is put right: the trainee, at the field where there is one. */
export function routeTo(traineeId: number, field: string | null): string {
  const at = `/trainee/${traineeId}`;
  return field ? `${at}?field=${field}` : at;
}
