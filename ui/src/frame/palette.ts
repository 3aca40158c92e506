/** What the palette asks of the file besides schools: the views that were saved, the schools that were opened last. */
import { actQuietly, query } from '../api/client.svelte';
import type { FoundPerson, SavedView } from '../api/generated';
import { session } from '../api/session.svelte';
import type { Route } from '../routes.svelte';
import { KINDS } from '../screens/list/kinds';

/** What the palette needs of a saved view. */
export type NamedView = Pick<SavedView, 'id' | 'list' | 'name'>;

/** How many of the schools that were opened last are shown. */
export const MOST_RECENT = 6;

export async function savedViews(): Promise<NamedView[]> {
  return (await query('saved_views', {})).views;
}

/** Newest first. */
export async function recentSchools(): Promise<Row[]> {
  return (await query('recent_schools', {})).rows.slice(0, MOST_RECENT);
}

/** Puts a school at the head of those that were opened last: ours by `id`, another establishment by `urn`. */
export function schoolOpened({ id, urn }: { id?: number; urn?: number }): void {
  if (!session.file?.writable) return;
  // Nobody is troubled by a school that is missing there.
  actQuietly('school_opened', { id: id ?? null, urn: urn ?? null }).catch(() => undefined);
}

/** How many of the people who were opened last are shown. */
const MOST_RECENT_PEOPLE = 4;

/** Newest first. */
export async function recentPeople(): Promise<FoundPerson[]> {
  return (await query('recent_people', {})).people.slice(0, MOST_RECENT_PEOPLE);
}

/** Puts a person at the head of those who were opened last. */
export function personOpened(id: number): void {
  if (!session.file?.writable) return;
  // Nobody is troubled by a person who is missing there.
  actQuietly('person_opened', { id }).catch(() => undefined);
}

/** The page of somebody who was found: a trainee has one of their own. */
export function routeOf(person: FoundPerson): Route {
  return person.traineeId === null ? `/person?id=${person.id}` : `/trainee/${person.traineeId}`;
}

export function viewRoute(view: NamedView): Route {
  return `${KINDS[view.list].path}?view=${view.id}`;
}
