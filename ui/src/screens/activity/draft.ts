import type { ActivityKind } from '../../api/generated';

/** What is typed into the box for logging; it outlives the box, so that Esc loses nothing. */
export interface Draft {
  text: string;
  /** Empty: what the first word says. */
  kind: ActivityKind | '';
  /** The person spoken to, as a select has it: an id, `none`; empty: the main contact. */
  person: string;
  /** For a person: at which of their places; empty: the first. */
  place: string;
  on: string;
  stillRight: boolean;
  next: string;
  due: string;
  owner: string;
}

export function emptyDraft(): Draft {
  return {
    text: '',
    kind: '',
    person: '',
    place: '',
    on: '',
    stillRight: false,
    next: '',
    due: '',
    owner: '',
  };
}
