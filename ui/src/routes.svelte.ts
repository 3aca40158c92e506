/**
 * Where the page is. A hash router whose entries keep what a screen wants to find again on the way back: scroll,
 * focused row, search, filters. The browser's own history holds only each entry's number.
 */

export type Plain =
  | '/start'
  | '/today'
  | '/schools'
  | '/england'
  | '/person'
  | '/trust'
  | '/people'
  | '/posts'
  | '/trusts'
  | '/champions'
  | '/tasks'
  | '/groups'
  | '/agreements'
  | '/rounds'
  | '/rounds/schools'
  | '/round'
  | '/notices'
  | '/offers'
  | '/hostings'
  | '/capacity'
  | '/supply'
  | '/trainees'
  | '/placements'
  | '/placements/year'
  | '/checks'
  | '/blocks'
  | '/mentors'
  | '/mentors/gaps'
  | '/calendar'
  | '/itap'
  | '/returns'
  | '/returns/problems'
  | '/returns/sign-off'
  | '/returns/funding'
  | '/group'
  | '/challenges'
  | '/duplicates'
  | '/champions/board'
  | '/champions/coverage'
  | '/champions/risks'
  | '/register'
  | '/register/changes'
  | '/leaving'
  | '/jigsaw'
  | '/import'
  | '/mail'
  | '/history'
  | '/settings'
  | '/backups'
  | '/about'
  | '/password';
export type Path = Plain | `/school/${number}` | `/establishment/${number}` | `/trainee/${number}`;
/** A path, perhaps with a query that sets a list's first filters. */
export type Route = Path | `${Path}?${string}`;

interface Entry {
  path: Path;
  query: string;
  /** What the back button calls it, such as “Schools, 2 of 38”. */
  place: string;
  state: Record<string, unknown>;
}

/** What the back button calls them. */
const PLACES: Record<Plain, string> = {
  '/start': 'Start',
  '/today': 'Today',
  '/schools': 'Schools',
  '/england': 'Schools',
  '/person': 'Person',
  '/trust': 'Trust',
  '/people': 'People',
  '/posts': 'People',
  '/trusts': 'Trusts',
  '/champions': 'Champions',
  '/tasks': 'Tasks',
  '/groups': 'Working groups',
  '/agreements': 'Agreements',
  '/rounds': 'Yearly check',
  '/rounds/schools': 'Schools asked',
  '/round': 'Round',
  '/notices': 'Privacy notices',
  '/offers': 'Placement offers',
  '/hostings': 'Answers to hosting',
  '/capacity': 'Capacity',
  '/supply': 'Supply against demand',
  '/trainees': 'Trainees',
  '/placements': 'Placements',
  '/placements/year': 'Year of placements',
  '/checks': 'Checks',
  '/blocks': 'Blocks',
  '/mentors': 'Mentors',
  '/mentors/gaps': 'Training gaps',
  '/calendar': 'Calendar',
  '/itap': 'ITaP',
  '/returns': 'DfE files',
  '/returns/problems': 'Problems in DfE files',
  '/returns/sign-off': 'Sign-off',
  '/returns/funding': 'Mentor funding',
  '/group': 'Working group',
  '/challenges': 'Challenges',
  '/duplicates': 'Duplicates',
  '/champions/board': 'Champions',
  '/champions/coverage': 'Champion coverage',
  '/champions/risks': 'Succession risks',
  '/register': 'Register',
  '/register/changes': 'Register watch',
  '/leaving': 'Who is leaving?',
  '/jigsaw': 'Jigsaw',
  '/import': 'Import',
  '/mail': 'E-mails',
  '/history': 'History',
  '/settings': 'Settings',
  '/backups': 'Backups',
  '/about': 'About',
  '/password': 'Password',
};

const entries: Entry[] = $state([entryOf(location.hash.slice(1))]);
let at = $state(0);
history.replaceState({ at: 0 }, '');

/** The present entry. */
export const current = {
  get path(): Path {
    return here().path;
  },
  /** The number in `/school/12`, `/establishment/100411` and `/trainee/3`, else null. */
  get id(): number | null {
    return numberIn(here().path);
  },
  get query(): URLSearchParams {
    return new URLSearchParams(here().query);
  },
  /** What `go` brought and `remember` kept. */
  get state(): Record<string, unknown> {
    return here().state;
  },
  /** Stands for this entry and no other, even of the same path. */
  get key(): string {
    return `${at} ${here().path}`;
  },
  /** The entry that Back leads to, as the school page asks the list that it was opened from; null: there is none. */
  get before(): { path: Path; query: URLSearchParams; state: Record<string, unknown> } | null {
    const before = this.back === null ? null : entries[at - 1];
    return before ? { ...before, query: new URLSearchParams(before.query) } : null;
  },
  /** The back button's words; null: there is no way back. */
  get back(): string | null {
    return placeAt(at - 1);
  },
  /** The forward button's words; null: nothing was gone back from. */
  get forward(): string | null {
    return placeAt(at + 1);
  },
};

/** Goes on to a route; where the present one was only a stop (the password), it leaves no trace. */
export function go(route: Route | string, state: Record<string, unknown> = {}): void {
  const next = { ...entryOf(route), state };
  if (closed(here().path)) {
    entries[at] = next;
    history.replaceState({ at }, '', `#${route}`);
    return;
  }
  entries.splice(at + 1, entries.length, next);
  at += 1;
  history.pushState({ at }, '', `#${route}`);
}

export function back(): void {
  if (current.back !== null) history.back();
}

export function forward(): void {
  if (current.forward !== null) history.forward();
}

/** Forgets the way: another file is open, and the old rows are not in it. */
export function startAgain(): void {
  const gone = closed(here().path) || current.id !== null || isRecord(here().path);
  const kept = gone ? entryOf('/today') : here();
  entries.splice(0, entries.length, kept);
  at = 0;
  history.replaceState({ at }, '', `#${kept.path}`);
}

/** Keeps something with an entry for the way back; `place` renames the back button. */
export type Remember = (state: Record<string, unknown>, place?: string) => void;

/** Keeps with the present entry. */
export const remember: Remember = (state, place) => rememberer()(state, place);

/** Keeps with the entry that is present now, even once another one is: for what a screen says when it goes. */
export function rememberer(): Remember {
  const entry = here();
  return (state, place) => {
    Object.assign(entry.state, state);
    if (place !== undefined) entry.place = place;
  };
}

addEventListener('popstate', (event) => {
  const known: unknown = (event.state as { at?: unknown } | null)?.at;
  if (typeof known === 'number' && entries[known]) {
    at = known;
    return;
  }
  // A link was followed: the browser has made an entry that has no number yet.
  entries.splice(at + 1, entries.length, entryOf(location.hash.slice(1)));
  at += 1;
  history.replaceState({ at }, '');
});

function here(): Entry {
  const entry = entries[at];
  if (!entry) throw new Error('the history has no present');
  return entry;
}

function entryOf(route: string): Entry {
  const [path = '', query = ''] = route.split('?');
  const known = path in PLACES || numberIn(path) !== null;
  const used = (known ? path : '/today') as Path;
  return { path: used, query: known ? query : '', place: placeOf(used), state: {} };
}

function numberIn(path: string): number | null {
  const found = /^\/(?:school|establishment|trainee)\/(\d+)$/.exec(path);
  return found ? Number(found[1]) : null;
}

/** What an entry is called; null: there is none, or it can't be gone to. */
function placeAt(index: number): string | null {
  const entry = entries[index];
  return entry && !closed(entry.path) ? entry.place : null;
}

/** Whether it shows one record of the file, which its query names. */
function isRecord(path: Path): boolean {
  return path === '/person' || path === '/trust' || path === '/group' || path === '/round';
}

function closed(path: Path): boolean {
  return path === '/start' || path === '/password';
}

/** What the screen is called to which a route leads. */
export function placeOfRoute(route: string): string {
  return entryOf(route).place;
}

function placeOf(path: Path): string {
  return PLACES[path as Plain] ?? (path.startsWith('/trainee/') ? 'Trainee' : 'School');
}
