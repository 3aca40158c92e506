/** Who can have raised a challenge or shared what helped: the members of its group, once each. */
import type { GroupPage } from '../../api/generated';

interface Speaker {
  personId: number | null;
  person: string;
}

/** `now`: what is edited, whose speaker stays to be chosen though they are no member any more. */
export function speakers(group: GroupPage | undefined, now?: Speaker): { value: string; label: string }[] {
  const people = new Map<string, string>([['', 'Not said']]);
  if (now && now.personId !== null) people.set(String(now.personId), now.person);
  for (const { personId, name, place } of group?.members ?? []) {
    people.set(String(personId), place ? `${name}, ${place}` : name);
  }
  return [...people].map(([value, label]) => ({ value, label }));
}
