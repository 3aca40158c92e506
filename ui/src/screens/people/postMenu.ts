/** What can be done with someone in a post, wherever the post is shown. */
import { act } from '../../api/client.svelte';
import type { HeldPost } from '../../api/generated';
import type { MenuItem } from '../../kit/Menu.svelte';
import { changePostHolder } from '../tenure/changing.svelte';
import { given } from './place';

export function postItems(post: HeldPost): MenuItem[] {
  const { id, schoolId, trustUid, roleId, mainContact } = post;
  const change: MenuItem = {
    label: 'Change of post-holder',
    icon: 'people',
    onselect: () => changePostHolder({ ...given(post), roleId, leaverId: id }),
  };
  const confirm: MenuItem = {
    label: 'Still right today',
    icon: 'check',
    onselect: () => void act('tenures_confirm', { ids: [id], source: 'typed' }),
  };
  const main: MenuItem = {
    label: mainContact ? 'No longer the main contact for ITT' : 'Main contact for ITT',
    icon: 'star',
    onselect: () => void act('tenure_set', { id, mainContact: !mainContact, yes: false }),
  };
  const remove: MenuItem = {
    label: 'Remove this post, it never was',
    icon: 'trash',
    apart: true,
    onselect: () => void act('tenures_remove', { ids: [id] }),
  };
  if (post.standing === 'former') return [remove];
  const atPlace = schoolId !== null || trustUid !== null;
  return post.standing === 'current'
    ? [confirm, ...(atPlace ? [change, main] : []), remove]
    : [...(atPlace ? [change] : []), remove];
}
