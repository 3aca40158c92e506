import type { AgreementState } from '../../api/generated';
import type { Tone } from '../../kit/tones';

/** How far an agreement has come, in order. */
export const STATES: readonly { value: AgreementState; label: string }[] = [
  { value: 'due', label: 'Due' },
  { value: 'sent', label: 'Sent' },
  { value: 'signed', label: 'Signed' },
  { value: 'lapsed', label: 'Lapsed' },
];

export const TONE: Readonly<Record<AgreementState, Tone>> = {
  due: 'warn',
  sent: 'accent',
  signed: 'good',
  lapsed: 'plain',
};
