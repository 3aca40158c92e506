/** What is particular to each list: how it is spoken of, where its rows lead, how wide its columns are. */
import type { ImportNoun, List } from '../../api/generated';
import type { Row } from '../../grid/columns';
import type { IconName } from '../../kit/icons';
import type { Tone } from '../../kit/tones';
import type { Path, Route } from '../../routes.svelte';

export interface ListKind {
  list: List;
  path: Path;
  /** Over the screen, and what the back button calls it. */
  title: string;
  /** What a reader hears of it. */
  label: string;
  /** As the palette says whose a saved view is: “View of our schools”. */
  called: string;
  /** What it is called where no view narrows it. */
  whole: string;
  /** What one row is called, and many. */
  rows: readonly [string, string];
  /** What the words of a search are looked for in. */
  searched: string;
  /** Where a row leads. */
  route: (row: Row) => Route;
  /** Widths where the kind of a column alone gives a bad one. The first column takes what is left. */
  widths: Readonly<Record<string, number>>;
  /** Columns whose cells are more than words, and when. */
  drawn: Readonly<Record<string, (text: string) => boolean>>;
  /** Columns whose words have a look, each with an icon beside its colour. */
  marks: Readonly<Record<string, Marks>>;
  /** What a sheet of such rows is imported as. */
  imports?: ImportNoun;
  /** What stands in the place of the rows where there are none; the schools have their own. */
  empty: EmptyList | null;
}

/** How a word looks. */
export interface Mark {
  tone: Tone;
  icon: IconName;
}
type Marks = Readonly<Record<string, Mark>>;

/** What an empty list is for, and where its first act is. */
export interface EmptyList {
  icon: IconName;
  title: string;
  text: string;
  act: { label: string; route: Route };
}

const words = (text: string) => text !== '';

const OF_A_SCHOOL = {
  urn: 76,
  la: 140,
  phase: 124,
  type: 190,
  trust: 190,
  ages: 68,
  head: 165,
  town: 120,
  postcode: 90,
  status: 110,
  stage: 172,
  owner: 130,
  distance: 92,
};

const OF_PEOPLE = {
  ...OF_A_SCHOOL,
  name: 190,
  school: 220,
  roles: 180,
  role: 150,
  email: 210,
  mainEmail: 210,
  telephone: 120,
  mainTelephone: 120,
  freshness: 146,
  champion: 124,
  state: 118,
};

/** How fresh a fact is. */
const FRESHNESS: Marks = {
  Confirmed: { tone: 'good', icon: 'check' },
  Ageing: { tone: 'warn', icon: 'clock' },
  Stale: { tone: 'bad', icon: 'history' },
  'Never confirmed': { tone: 'plain', icon: 'help' },
  Bounced: { tone: 'bad', icon: 'mail' },
};

const CHAMPION: Marks = {
  Identified: { tone: 'plain', icon: 'person' },
  Approached: { tone: 'plain', icon: 'mail' },
  Agreed: { tone: 'accent', icon: 'check' },
  Active: { tone: 'good', icon: 'star' },
  'Stepped down': { tone: 'plain', icon: 'minus' },
};

const STANDING: Marks = {
  Announced: { tone: 'accent', icon: 'clock' },
  Former: { tone: 'plain', icon: 'history' },
};

/** Most schools are open, and that is a word. */
const DRAWN_OF_A_SCHOOL = {
  status: (text: string) => text !== 'Open' && text !== '',
  stage: words,
  tags: words,
  ours: (text: string) => text === 'Yes',
};

const OF_SCHOOLS = {
  title: 'Schools',
  rows: ['school', 'schools'] as const,
  searched: 'name, URN, postcode, town, head or trust',
  widths: { ...OF_PEOPLE, name: 280, ...OF_A_SCHOOL, champion: 165 },
  drawn: DRAWN_OF_A_SCHOOL,
  marks: { freshness: FRESHNESS, championStage: CHAMPION },
  empty: null,
};

const number = (value: unknown) => (typeof value === 'number' ? value : null);

/** The page of the school or trust that a row is about; else where there is none to go to. */
function toWhere(row: Row, nowhere: Path): Route {
  const [school, trust] = [number(row.schoolId), number(row.trustUid)];
  if (school !== null) return `/school/${school}`;
  return trust === null ? nowhere : `/trust?uid=${trust}`;
}

/** The page of the person whom a row names, else of its school or trust. */
function toWhom(row: Row, nobody: Path): Route {
  const person = number(row.personId);
  return person === null ? toWhere(row, nobody) : `/person?id=${person}`;
}

export const KINDS: Readonly<Record<List, ListKind>> = {
  england: {
    ...OF_SCHOOLS,
    list: 'england',
    path: '/england',
    label: 'Schools in England',
    called: 'England',
    whole: 'All of England',
    route: (row) => `/establishment/${row.id}`,
  },
  schools: {
    ...OF_SCHOOLS,
    list: 'schools',
    imports: 'schools',
    path: '/schools',
    label: 'Our schools',
    called: 'our schools',
    whole: 'All our schools',
    route: (row) => `/school/${row.id}`,
  },
  people: {
    list: 'people',
    imports: 'people',
    path: '/people',
    title: 'People',
    label: 'People',
    called: 'people',
    whole: 'All people',
    rows: ['person', 'people'],
    searched: 'name, school, trust, e-mail or telephone',
    route: (row) => `/person?id=${row.id}`,
    widths: OF_PEOPLE,
    drawn: { tags: words },
    marks: { freshness: FRESHNESS, champion: CHAMPION, state: STANDING },
    empty: {
      icon: 'people',
      title: 'Nobody yet',
      text: 'These are the people at your schools and trusts: heads, mentors, champions, main contacts. Open a school to write down who leads it.',
      act: { label: 'Go to our schools', route: '/schools' },
    },
  },
  tenures: {
    list: 'tenures',
    imports: 'people',
    path: '/posts',
    title: 'People',
    label: 'Posts',
    called: 'posts',
    whole: 'All posts',
    rows: ['post', 'posts'],
    searched: 'name, post, school or trust',
    route: (row) => toWhom(row, '/people'),
    widths: OF_PEOPLE,
    drawn: {},
    marks: { freshness: FRESHNESS, state: STANDING },
    empty: {
      icon: 'person',
      title: 'No posts yet',
      text: 'Here stands who holds which post at a school or trust, since when, and who told you. Open a school to write down the first.',
      act: { label: 'Go to our schools', route: '/schools' },
    },
  },
  trusts: {
    list: 'trusts',
    path: '/trusts',
    title: 'Trusts',
    label: 'Trusts',
    called: 'trusts',
    whole: 'All trusts',
    rows: ['trust', 'trusts'],
    searched: 'name, Group UID or head',
    route: (row) => `/trust?uid=${row.id}`,
    widths: { ...OF_PEOPLE, name: 280, uid: 90, ceo: 165, agreement: 110 },
    drawn: {},
    marks: {},
    empty: {
      icon: 'building',
      title: 'No trusts yet',
      text: 'The trusts of your schools stand here by themselves, as the register has them. Make schools yours first.',
      act: { label: 'Find schools in England', route: '/england' },
    },
  },
  champions: {
    list: 'champions',
    imports: 'champions',
    path: '/champions',
    title: 'Champions',
    label: 'Champions',
    called: 'champions',
    whole: 'All champions',
    rows: ['champion', 'champions'],
    searched: 'name, school or trust',
    route: (row) => toWhere(row, '/champions'),
    widths: { ...OF_PEOPLE, stage: 140 },
    drawn: {},
    marks: { stage: CHAMPION },
    empty: {
      icon: 'star',
      title: 'No champions yet',
      text: 'A champion is the senior leader who champions teacher training in a school. Open a school to say who could be its champion.',
      act: { label: 'Go to our schools', route: '/schools' },
    },
  },
  tasks: {
    list: 'tasks',
    path: '/tasks',
    title: 'Tasks',
    label: 'Tasks',
    called: 'tasks',
    whole: 'All tasks',
    rows: ['task', 'tasks'],
    searched: 'task, person, school, trust or working group',
    route: (row) => (number(row.groupId) === null ? toWhom(row, '/tasks') : `/group?id=${String(row.groupId)}`),
    widths: { ...OF_PEOPLE, name: 280, state: 124 },
    drawn: {},
    marks: {
      state: {
        Overdue: { tone: 'bad', icon: 'alert' },
        'This week': { tone: 'warn', icon: 'clock' },
        Done: { tone: 'good', icon: 'check' },
      },
    },
    empty: {
      icon: 'check',
      title: 'Nothing to do',
      text: 'Tasks come from calls, meetings and changes of post. Open a school and log a call with its next action.',
      act: { label: 'Go to our schools', route: '/schools' },
    },
  },
  groups: {
    list: 'groups',
    imports: 'members',
    path: '/groups',
    title: 'Working groups',
    label: 'Working groups',
    called: 'working groups',
    whole: 'All working groups',
    rows: ['working group', 'working groups'],
    searched: 'name or purpose',
    route: (row) => `/group?id=${row.id}`,
    widths: { name: 240, purpose: 260, chairs: 170 },
    drawn: {},
    marks: {},
    empty: {
      icon: 'people',
      title: 'No working groups yet',
      text: 'A working group is leaders of schools and trusts who meet, raise what is hard and share what helped.',
      act: { label: 'Go to people', route: '/people' },
    },
  },
  offers: {
    list: 'offers',
    imports: 'offers',
    path: '/offers',
    title: 'Placement offers',
    label: 'Placement offers',
    called: 'placement offers',
    whole: 'All placement offers',
    rows: ['offer', 'offers'],
    searched: 'school, trust, SEND setting or note',
    route: (row) => toWhere(row, '/offers'),
    widths: { ...OF_PEOPLE, name: 260, year: 90, places: 90, subject: 170, block: 150 },
    drawn: {},
    marks: {},
    empty: {
      icon: 'grid',
      title: 'No offers yet',
      text: 'What schools and trusts will host, a line for each kind of place. Enter a year in the grid of capacity.',
      act: { label: 'Go to capacity', route: '/capacity' },
    },
  },
  hostings: {
    list: 'hostings',
    path: '/hostings',
    title: 'Answers to hosting',
    label: 'Answers to hosting',
    called: 'answers to hosting',
    whole: 'All answers',
    rows: ['answer', 'answers'],
    searched: 'school, trust, reason in their words or note',
    route: (row) => toWhere(row, '/hostings'),
    widths: { ...OF_PEOPLE, name: 240, year: 80, interest: 190, reasons: 260, offered: 120, cap: 80, source: 110 },
    drawn: {},
    marks: {
      freshness: FRESHNESS,
      interest: {
        'Looking for trainees': { tone: 'good', icon: 'check' },
        Interested: { tone: 'accent', icon: 'check' },
        'Not this year': { tone: 'bad', icon: 'close' },
      },
    },
    empty: {
      icon: 'grid',
      title: 'No answers yet',
      text: 'Who hosts trainees in a year, who does not, and why: a row for each school or trust and year. Enter what they say in the grid of capacity.',
      act: { label: 'Go to capacity', route: '/capacity' },
    },
  },
  placements: {
    list: 'placements',
    path: '/placements',
    title: 'Placements',
    label: 'Placements',
    called: 'placements',
    whole: 'All placements',
    rows: ['placement', 'placements'],
    searched: 'trainee, school or block',
    route: (row) => `/trainee/${Number(row.traineeId)}`,
    widths: { ...OF_PEOPLE, block: 130, cohort: 130, state: 150, mentors: 170, subject: 160, kind: 130, year: 90 },
    drawn: {},
    marks: {
      state: {
        Planned: { tone: 'plain', icon: 'edit' },
        'Sent to school': { tone: 'accent', icon: 'mail' },
        Accepted: { tone: 'accent', icon: 'check' },
        Declined: { tone: 'bad', icon: 'close' },
        Confirmed: { tone: 'good', icon: 'check' },
        'Under way': { tone: 'good', icon: 'forward' },
        'Withdrawn by school': { tone: 'bad', icon: 'close' },
        'Withdrawn by trainee': { tone: 'bad', icon: 'close' },
        'Withdrawn by us': { tone: 'bad', icon: 'close' },
      },
    },
    empty: {
      icon: 'link',
      title: 'No placements yet',
      text: 'A placement is a trainee at a school, from a day until a day. Place one here, or open a school or a trainee.',
      act: { label: 'Go to our schools', route: '/schools' },
    },
  },
  blocks: {
    list: 'blocks',
    path: '/blocks',
    title: 'Blocks',
    label: 'Blocks',
    called: 'blocks',
    whole: 'All blocks',
    rows: ['block', 'blocks'],
    searched: 'name',
    route: (row) => `/placements?where=${encodeURIComponent(JSON.stringify({ block: [row.name] }))}`,
    widths: { name: 240, cohort: 180 },
    drawn: {},
    marks: {},
    empty: {
      icon: 'list',
      title: 'No blocks yet',
      text: 'A block is a span of the year in which trainees are placed: Placement 1, School A. Add the blocks of a year first; placements then take their days from them.',
      act: { label: 'Go to placements', route: '/placements' },
    },
  },
  agreements: {
    list: 'agreements',
    path: '/agreements',
    title: 'Agreements',
    label: 'Agreements',
    called: 'agreements',
    whole: 'All agreements',
    rows: ['agreement', 'agreements'],
    searched: 'school, trust, version, signatory or file reference',
    route: (row) => toWhere(row, '/agreements'),
    widths: { ...OF_PEOPLE, name: 260, years: 150, version: 110 },
    drawn: {},
    marks: {
      state: {
        Due: { tone: 'warn', icon: 'clock' },
        Sent: { tone: 'accent', icon: 'mail' },
        Signed: { tone: 'good', icon: 'check' },
        Lapsed: { tone: 'bad', icon: 'alert' },
      },
    },
    empty: {
      icon: 'file',
      title: 'No agreements yet',
      text: 'Partnership agreements by year: due, sent, signed, lapsed. Open a school to write down the first.',
      act: { label: 'Go to our schools', route: '/schools' },
    },
  },
  trainees: {
    list: 'trainees',
    imports: 'trainees',
    path: '/trainees',
    title: 'Trainees',
    label: 'Trainees',
    called: 'trainees',
    whole: 'All trainees',
    rows: ['trainee', 'trainees'],
    searched: 'name, TRN, provider’s id, course or cohort',
    route: (row) => `/trainee/${row.id}`,
    widths: {
      name: 190,
      cohort: 140,
      route: 190,
      subject: 140,
      ageRange: 84,
      studyMode: 100,
      state: 150,
      employingSchool: 180,
      linkTutor: 140,
      checks: 180,
      placements: 92,
      placementsNeeded: 92,
    },
    drawn: { tags: words, checks: words },
    marks: {
      state: {
        'Course not started': { tone: 'plain', icon: 'clock' },
        'In training': { tone: 'accent', icon: 'school' },
        Deferred: { tone: 'warn', icon: 'minus' },
        Withdrawn: { tone: 'bad', icon: 'close' },
        Completed: { tone: 'good', icon: 'check' },
      },
    },
    empty: {
      icon: 'school',
      title: 'No trainees yet',
      text: 'Who trains to teach with you: what they train for, their suitability checks, what is to be minded when they are placed. Add the first, or import your sheet or the export of the DfE’s Register.',
      act: { label: 'Import a sheet', route: '/import' },
    },
  },
  notices: {
    list: 'notices',
    path: '/notices',
    title: 'Privacy notices',
    label: 'Privacy notices',
    called: 'privacy notices',
    whole: 'All privacy notices',
    rows: ['privacy notice', 'privacy notices'],
    searched: 'name or who told us',
    route: (row) => toWhom(row, '/notices'),
    widths: { ...OF_PEOPLE, posts: 240, toldBy: 200, since: 110, givenOn: 110 },
    drawn: {},
    marks: {
      state: {
        Late: { tone: 'bad', icon: 'alert' },
        'To give': { tone: 'warn', icon: 'clock' },
        Given: { tone: 'good', icon: 'check' },
      },
    },
    empty: {
      icon: 'shield',
      title: 'No privacy notices to give',
      text: 'Whoever is named by somebody else, in a reply to the yearly check say, has to be told within a month that you hold their details. They stand here by themselves.',
      act: { label: 'Go to the yearly check', route: '/rounds' },
    },
  },
  roundSchools: {
    list: 'roundSchools',
    path: '/rounds/schools',
    title: 'Schools asked',
    label: 'Schools asked in rounds',
    called: 'schools asked',
    whole: 'All schools asked',
    rows: ['school asked', 'schools asked'],
    searched: 'school, round, person or address',
    route: (row) => toWhere(row, '/rounds/schools'),
    widths: { ...OF_PEOPLE, name: 240, round: 170, state: 170, days: 90, reach: 130, person: 150 },
    drawn: {},
    marks: {
      state: {
        'Written, not sent': { tone: 'plain', icon: 'edit' },
        Waiting: { tone: 'accent', icon: 'mail' },
        Reminded: { tone: 'warn', icon: 'clock' },
        'Answered: no change': { tone: 'good', icon: 'check' },
        'Answered: to review': { tone: 'accent', icon: 'edit' },
        Accepted: { tone: 'good', icon: 'check' },
      },
      reach: { 'E-mail came back': { tone: 'bad', icon: 'alert' }, 'No e-mail': { tone: 'warn', icon: 'phone' } },
    },
    empty: {
      icon: 'mail',
      title: 'No school is asked yet',
      text: 'Here stands which school was asked what in the yearly check, when, and what became of it. Make the first round.',
      act: { label: 'Go to the yearly check', route: '/rounds' },
    },
  },
  mentors: {
    list: 'mentors',
    imports: 'mentors',
    path: '/mentors',
    title: 'Mentors',
    label: 'Mentors',
    called: 'mentors',
    whole: 'All mentors',
    rows: ['mentor', 'mentors'],
    searched: 'name, school, post or TRN',
    route: (row) => toWhom(row, '/mentors'),
    widths: {
      ...OF_PEOPLE,
      name: 170,
      school: 200,
      role: 130,
      subjects: 150,
      atOnce: 76,
      traineesNow: 106,
      freePlaces: 94,
      trn: 80,
      trained: 136,
      hoursCounted: 122,
      hoursLeft: 86,
      amount: 94,
    },
    drawn: {},
    marks: {
      trained: { Yes: { tone: 'good', icon: 'check' } },
      overFull: { Yes: { tone: 'bad', icon: 'alert' } },
      untrained: { Yes: { tone: 'warn', icon: 'alert' } },
      standing: STANDING,
    },
    empty: {
      icon: 'people',
      title: 'No mentors yet',
      text: 'Whoever holds a post of mentoring stands here: how many trainees at once, training and the hours that are funded. Import your sheet of mentors, or add someone at a school as General mentor.',
      act: { label: 'Import a sheet', route: '/import' },
    },
  },
};

/** The lists that have a screen of their own kind: all but the schools. */
export type OtherList = Exclude<List, 'england' | 'schools'>;

/** The list whose screen is at this path; undefined: none, or one of the schools'. */
export function otherListAt(path: Path): OtherList | undefined {
  const kind = Object.values(KINDS).find((known) => known.path === path && known.empty !== null);
  return kind?.list as OtherList | undefined;
}

/** The cells of a list that are more than words, and when. */
export function drawnBy(kind: ListKind): Record<string, (text: string) => boolean> {
  const marked = Object.entries(kind.marks).map(([id, marks]) => [id, (text: string) => text in marks] as const);
  return { ...kind.drawn, ...Object.fromEntries(marked) };
}
