/**
 * What the screens that stand now can do when a command of the table asks for it: a list is searched by the list, the
 * next school is known only where a list is behind.
 */
export type OfferedId =
  | 'find'
  | 'list.search'
  | 'list.add'
  | 'list.columns'
  | 'list.save'
  | 'list.export'
  | 'list.copy'
  | 'school.previous'
  | 'school.next'
  | 'school.makeOurs'
  | 'record.log'
  | 'people.add'
  | 'people.confirm'
  | 'person.rename'
  | 'post.change';

/** What to do; null: not now (there is no next school, say). */
type Offer = (() => unknown) | null;

const offers: { [id in OfferedId]?: (() => Offer) | undefined } = $state({});

/**
 * Offers an act for as long as the component stands; called while it is set up. `what` is asked anew each time, so that
 * it follows what the component shows.
 */
export function offer(id: OfferedId, what: () => Offer): void {
  $effect(() => {
    offers[id] = what;
    return () => {
      // The next screen may have offered its own by now.
      if (offers[id] === what) offers[id] = undefined;
    };
  });
}

export function isOffered(id: OfferedId): boolean {
  return typeof offers[id]?.() === 'function';
}

export function runOffered(id: OfferedId): void {
  void offers[id]?.()?.();
}
