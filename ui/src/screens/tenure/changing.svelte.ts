/** The dialog of a change of a post-holder, opened from wherever a post-holder is shown. */
import type { ChangedPost, ProposeChange } from '../../api/generated';

/** What is known when it opens: a school or trust, perhaps the post, whose tenure ends, the register's change. */
export type AboutChange = Pick<
  ProposeChange,
  'schoolId' | 'trustUid' | 'roleId' | 'leaverId' | 'leaverPersonId' | 'registerChangeId'
>;

interface Changing {
  about: AboutChange;
  ondone: ((done: ChangedPost) => void) | undefined;
}

export const changing: { now: Changing | null } = $state({ now: null });

/** Opens the dialog; `ondone` hears what was done. */
export function changePostHolder(about: AboutChange, ondone?: (done: ChangedPost) => void): void {
  changing.now = { about, ondone };
}
