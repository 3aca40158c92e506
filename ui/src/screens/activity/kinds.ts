import type { EntryKind } from '../../api/generated';
import type { IconName } from '../../kit/icons';

/** The sign beside each kind of entry; its word always stands there too. */
export const KIND_ICONS: Record<EntryKind, IconName> = {
  call: 'phone',
  visit: 'pin',
  email: 'mail',
  letter: 'mail',
  meeting: 'people',
  note: 'edit',
  form: 'file',
  register: 'register',
  post: 'person',
  champion: 'star',
  agreement: 'shield',
};

/** What a timeline can be narrowed to. */
export const SHOWN: { value: string; label: string; kinds: EntryKind[] }[] = [
  { value: 'all', label: 'Everything', kinds: [] },
  { value: 'contact', label: 'Contact only', kinds: ['call', 'visit', 'email', 'letter', 'meeting', 'form'] },
  { value: 'email', label: 'E-mails and letters', kinds: ['email', 'letter'] },
  { value: 'note', label: 'Notes', kinds: ['note'] },
  { value: 'changes', label: 'Changes', kinds: ['register', 'post', 'champion', 'agreement'] },
];
